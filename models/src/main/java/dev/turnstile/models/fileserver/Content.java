package dev.turnstile.models.fileserver;

import dev.turnstile.models.servers.Received;
import java.nio.charset.StandardCharsets;

/** The contents that a file may have. */
public enum Content {
    /** Comes in one piece. */
    SHORT("a few words".getBytes(StandardCharsets.US_ASCII)),
    /** Comes in many pieces, on the way of which others may come in between. */
    LONG(lines('a')),
    /** As long, and no byte of it is the same. */
    OTHER_LONG(lines('b'));

    private static final int LENGTH = 1 << 16;

    private final byte[] bytes;
    private final String inWords;

    Content(byte[] bytes) {
        this.bytes = bytes;
        this.inWords = Received.inWords(bytes);
    }

    /** Its bytes, a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns how many bytes. */
    public int length() {
        return bytes.length;
    }

    /** Returns the words of a client that has received it: see {@link Received#inWords}. */
    public String inWords() {
        return inWords;
    }

    private static byte[] lines(char first) {
        // in 16 bits of the line's number nothing repeats, so that a piece in the wrong place is seen
        StringBuilder text = new StringBuilder(LENGTH);
        for (int line = 0; text.length() < LENGTH; line++) {
            for (int shift = 12; shift >= 0; shift -= 4) text.append((char) (first + (line >> shift & 15) * 2));
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
