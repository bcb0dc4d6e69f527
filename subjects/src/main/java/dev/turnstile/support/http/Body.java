package dev.turnstile.support.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body of one request, RFC 9112 sections 6 and 7. */
public abstract class Body {
    private static final Pattern LENGTH = Pattern.compile("[0-9]+");
    private static final int DIGITS = 9;

    final ByteArrayOutputStream read = new ByteArrayOutputStream();

    /** Reads on. Whether the body is complete; then no byte behind it has been taken. */
    abstract boolean next(ByteBuffer in);

    /** Returns whether bytes are missing of which none has come. */
    abstract boolean isUntouched();

    /** Returns the bytes that have been read. */
    ByteBuffer bytes() {
        return ByteBuffer.wrap(read.toByteArray()).asReadOnlyBuffer();
    }

    /** Takes this number of bytes if they have come, otherwise fewer. Returns how many. */
    int take(ByteBuffer in, int most) {
        int count = Math.min(in.remaining(), most);
        byte[] bytes = new byte[count];
        in.get(bytes);
        read.writeBytes(bytes);
        return count;
    }

    /**
     * Returns the body that follows a head. A head that could be read in two ways is refused, since attackers smuggle requests past a proxy
     * with such heads.
     */
    static Body after(Head head, HttpLimits limits) {
        List<String> codings = head.words("Transfer-Encoding");
        List<String> lengths = head.lines("Content-Length");
        if (codings.isEmpty()) return new Measured(lengths.isEmpty() ? 0 : length(lengths, limits));
        if (!lengths.isEmpty() || head.minor() == 0)
            throw Refused.malformed("both or neither of two ways to tell a length");
        if (codings.equals(List.of("chunked"))) return new Chunked(limits);
        if (codings.indexOf("chunked") == codings.size() - 1 && !codings.contains(""))
            throw new Refused(Status.NOT_IMPLEMENTED, "coded otherwise too");
        throw Refused.malformed("the last coding, and only that, is not chunked");
    }

    private static int length(List<String> lengths, HttpLimits limits) {
        if (lengths.size() > 1 || !LENGTH.matcher(lengths.get(0)).matches()) throw Refused.malformed("not one length");
        return within(limits, lengths.get(0), 10, 0);
    }

    /** Returns a number of bytes that, with those that are there already, fit into a body. */
    private static int within(HttpLimits limits, String digits, int radix, int already) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        if (significant.length() > DIGITS || Long.parseLong(significant, radix) > limits.body() - already)
            throw new Refused(Status.CONTENT_TOO_LARGE, "a body of more than " + limits.body() + " bytes");
        return Integer.parseInt(significant, radix);
    }

    /** Of a length that is known. */
    private static final class Measured extends Body {
        private int missing;

        Measured(int length) {
            this.missing = length;
        }

        @Override
        boolean next(ByteBuffer in) {
            missing -= take(in, missing);
            return missing == 0;
        }

        @Override
        boolean isUntouched() {
            return missing > 0 && read.size() == 0;
        }
    }

    /** A body in chunks, each with its length. Extensions and trailer fields are checked and dropped. */
    private static final class Chunked extends Body {
        private static final Pattern SIZE =
                Pattern.compile("([0-9A-Fa-f]{1,16})([ \\t]*;[\\x21-\\x7e\\x80-\\xff \\t]*)?");
        private static final int SIZE_LINE = 256;

        private final HttpLimits limits;
        private final Lines lines = new Lines();
        private final Fields trailers;
        private Part part = Part.SIZE;
        private int missing;
        private int extensions;
        private boolean untouched = true;

        private enum Part {
            SIZE,
            DATA,
            DATA_END,
            TRAILERS
        }

        Chunked(HttpLimits limits) {
            this.limits = limits;
            this.trailers = new Fields(lines, limits);
        }

        @Override
        boolean isUntouched() {
            return untouched;
        }

        @Override
        boolean next(ByteBuffer in) {
            untouched &= !in.hasRemaining();
            while (part != Part.TRAILERS) {
                Part before = part;
                if (part == Part.DATA) data(in);
                else line(in);
                if (part == before) return false;
            }
            Map<String, List<String>> dropped = trailers.next(in);
            return dropped != null;
        }

        private void data(ByteBuffer in) {
            missing -= take(in, missing);
            if (missing == 0) part = Part.DATA_END;
        }

        private void line(ByteBuffer in) {
            String line = lines.next(in, part == Part.SIZE ? SIZE_LINE : 0, Status.BAD_REQUEST);
            if (line != null) part = part == Part.SIZE ? size(line) : Part.SIZE;
        }

        private Part size(String line) {
            Matcher matcher = SIZE.matcher(line);
            if (!matcher.matches()) throw Refused.malformed("no size of a chunk");
            @Nullable String extension = matcher.group(2);
            extensions += extension == null ? 0 : extension.length();
            if (extensions > limits.extensions()) throw Refused.malformed("too many chunk extensions");
            missing = within(limits, matcher.group(1).toLowerCase(Locale.ROOT), 16, read.size());
            return missing == 0 ? Part.TRAILERS : Part.DATA;
        }
    }
}
