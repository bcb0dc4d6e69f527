package dev.turnstile.models.servers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The messages of a client. */
public enum Message {
    /** Fits everywhere. */
    HELLO("hello".getBytes(StandardCharsets.US_ASCII)),
    /** Has the same length, so that a mix-up does not show by its length. */
    WORLD("world".getBytes(StandardCharsets.US_ASCII)),
    /** More than all the buffers on the way hold together, if they are no larger than they need to be. */
    BULK(numbered(1 << 19));

    private static final int LINE = 8;

    private final byte[] bytes;

    Message(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Its bytes, a copy: lower-case letters, digits and line ends. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Lines that are all different, so that none can be missing or come twice and it is not seen. */
    private static byte[] numbered(int length) {
        StringBuilder text = new StringBuilder(length + LINE);
        for (int line = 0; text.length() < length; line++) text.append(String.format("x%06x\n", line));
        return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), length);
    }
}
