package dev.turnstile.support.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the head of one request, RFC 9112 sections 2 to 5. Stricter than the RFC wherever it leaves the choice. */
final class HeadParser {
    private static final Pattern REQUEST_LINE = Pattern.compile("(\\S+) (\\S+) HTTP/(\\d)\\.(\\d)");
    private static final Pattern METHOD = Pattern.compile(Fields.TOKEN);
    private static final Pattern TARGET = Pattern.compile("[\\x21-\\x7e&&[^#]]+");
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._~!$&'()*+,;=%-]*|\\[[0-9A-Fa-f:.]+])(:[0-9]*)?");

    private final HttpLimits limits;
    private final Lines lines = new Lines();
    private final Fields fields;
    private boolean blank;
    private @Nullable Matcher first;

    HeadParser(HttpLimits limits) {
        this.limits = limits;
        this.fields = new Fields(lines, limits);
    }

    /** Returns whether bytes of a head have come. */
    boolean isInside() {
        return first != null || lines.isInside();
    }

    /** Returns the head, once its last byte has come. */
    @Nullable
    Head next(ByteBuffer in) {
        while (first == null) {
            String line = lines.next(in, limits.requestLine(), Status.URI_TOO_LONG);
            if (line == null) return null;
            if (line.isEmpty() && !blank) blank = true; // some clients end a body with one that does not belong to it
            else first = requestLine(line);
        }
        Map<String, List<String>> read = fields.next(in);
        return read == null ? null : checked(new Head(first.group(1), first.group(2), minor(first), read));
    }

    private static Matcher requestLine(String line) {
        Matcher matcher = REQUEST_LINE.matcher(line);
        if (!matcher.matches()) throw Refused.malformed("no request line");
        if (!METHOD.matcher(matcher.group(1)).matches()) throw Refused.malformed("no method");
        if (!TARGET.matcher(matcher.group(2)).matches()) throw Refused.malformed("no target");
        if (!matcher.group(3).equals("1")) throw new Refused(Status.VERSION_NOT_SUPPORTED, "not HTTP/1");
        return matcher;
    }

    private static int minor(Matcher line) {
        return line.group(4).charAt(0) - '0';
    }

    private static Head checked(Head head) {
        List<String> hosts = head.lines("Host");
        if (hosts.size() > 1 || hosts.isEmpty() && head.minor() > 0) throw Refused.malformed("not one Host");
        if (!hosts.isEmpty() && !HOST.matcher(hosts.get(0)).matches()) throw Refused.malformed("no host");
        if (head.expectsContinue() && !head.words("Expect").equals(List.of("100-continue")))
            throw new Refused(Status.EXPECTATION_FAILED, "expects something else");
        return head;
    }
}
