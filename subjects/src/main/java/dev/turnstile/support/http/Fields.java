package dev.turnstile.support.http;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Header or trailer fields, up to the empty line. */
final class Fields {
    static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    /** Neither folded, nor with a space before the colon, nor with control characters: all have been read in two ways. */
    private static final Pattern FIELD =
            Pattern.compile("(" + TOKEN + "):[ \\t]*([\\x21-\\x7e\\x80-\\xff \\t]*?)[ \\t]*");

    private final Lines lines;
    private final HttpLimits limits;
    private final Map<String, List<String>> read = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int bytes;
    private int count;

    Fields(Lines lines, HttpLimits limits) {
        this.lines = lines;
        this.limits = limits;
    }

    /** Returns all of them, once the empty line has come. */
    @Nullable
    Map<String, List<String>> next(ByteBuffer in) {
        while (true) {
            String line = lines.next(in, limits.header() - bytes, Status.HEADER_TOO_LARGE);
            if (line == null) return null;
            if (line.isEmpty()) return read;
            bytes += line.length();
            if (++count > limits.fields()) throw new Refused(Status.HEADER_TOO_LARGE, "too many fields");
            add(line);
        }
    }

    private void add(String line) {
        Matcher field = FIELD.matcher(line);
        if (!field.matches()) throw Refused.malformed("no field");
        read.computeIfAbsent(field.group(1), name -> new ArrayList<>()).add(field.group(2));
    }
}
