package dev.turnstile.support.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the target of a request, RFC 9112 section 3.2. */
final class Target {
    private static final Pattern FORM = Pattern.compile("(?:(?i:https?)://[^/?]+)?(/[^?]*)?(\\?.*)?");
    private static final int HEX = 16;

    private Target() {}

    /**
     * Returns the path, decoded once and for all; nothing if there can be nothing there. Steps up, which would lead out of the site, are none
     * of those that a browser sends: it takes them itself.
     *
     * @throws Refused if it is no target
     */
    static Optional<String> path(String target) {
        Matcher form = FORM.matcher(target);
        if (!form.matches() || target.startsWith("?")) throw Refused.malformed("a target of no known form");
        String path = form.group(1) == null ? "/" : decoded(form.group(1));
        List<String> steps = Arrays.asList(path.substring(1).split("/", -1));
        boolean up = steps.contains("..")
                || steps.contains(".")
                || steps.subList(0, steps.size() - 1).contains("");
        boolean odd = path.chars().anyMatch(c -> Character.isISOControl(c) || c == '\\');
        return up || odd ? Optional.empty() : Optional.of(path);
    }

    private static String decoded(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                if (i + 2 >= path.length()) throw Refused.malformed("half an escape");
                bytes.write(digit(path.charAt(i + 1)) * HEX + digit(path.charAt(i + 2)));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refused.malformed("not UTF-8");
        }
    }

    private static int digit(char c) {
        int digit = c < 0x80 ? Character.digit(c, HEX) : -1;
        if (digit < 0) throw Refused.malformed("no hexadecimal digit");
        return digit;
    }
}
