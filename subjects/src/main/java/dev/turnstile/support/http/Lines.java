package dev.turnstile.support.http;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers lines that end in CR LF from bytes that come cut anywhere. A CR or an LF alone is refused: servers that differ on what ends
 * a line differ on where a request ends.
 */
final class Lines {
    private final StringBuilder line = new StringBuilder();
    private boolean cr;

    /**
     * Returns the line without its end, a character a byte; {@code null} if it goes on with bytes that have not come.
     *
     * @param most the longest that it may be
     * @param tooLong what a longer one is refused with
     */
    @Nullable
    String next(ByteBuffer in, int most, Status tooLong) {
        while (in.hasRemaining()) {
            char c = (char) Byte.toUnsignedInt(in.get());
            if (cr != (c == '\n')) throw Refused.malformed("CR and LF are not one after the other");
            if (cr) return whole();
            if (c == '\r') cr = true;
            else if (line.length() >= most) throw new Refused(tooLong, "a line of more than " + most + " bytes");
            else line.append(c);
        }
        return null;
    }

    private String whole() {
        String whole = line.toString();
        reset();
        return whole;
    }

    /** Returns whether a line has begun. */
    boolean isInside() {
        return cr || !line.isEmpty();
    }

    /** Forgets the line that has begun. */
    void reset() {
        line.setLength(0);
        cr = false;
    }
}
