package dev.turnstile.models.servers;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Tells received bytes in few words, so that answers can be compared and read. */
public final class Received {
    private static final int SHORT = 60;

    private Received() {}

    /** Returns the text itself if it is short, else its length and a checksum. */
    public static String inWords(byte[] bytes) {
        if (bytes.length <= SHORT) return new String(bytes, StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return String.format("%d bytes with CRC-32 %08x", bytes.length, crc.getValue());
    }

    /** One datagram of several, so that it is seen where each begins and ends. */
    public static String asDatagram(byte[] bytes) {
        return "[" + inWords(bytes) + "]";
    }
}
