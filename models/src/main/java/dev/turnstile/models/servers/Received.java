package dev.turnstile.models.servers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** Tells received bytes in few words, so that answers can be compared and read. */
public final class Received {
    private static final int SHORT = 60;

    private Received() {}

    /** Returns the text itself if it is short, else its length and a checksum. */
    public static String inWords(byte[] bytes) {
        return inWords(List.of(bytes));
    }

    /** Returns {@link #inWords(byte[])} of some pieces in a row, without a copy of what is long. */
    static String inWords(List<byte[]> pieces) {
        int length = pieces.stream().mapToInt(piece -> piece.length).sum();
        if (length <= SHORT)
            return pieces.stream()
                    .map(piece -> new String(piece, StandardCharsets.ISO_8859_1))
                    .collect(Collectors.joining());
        CRC32 crc = new CRC32();
        pieces.forEach(crc::update);
        return String.format("%d bytes with CRC-32 %08x", length, crc.getValue());
    }

    /** One datagram of several, so that it is seen where each begins and ends. */
    public static String asDatagram(byte[] bytes) {
        return "[" + inWords(bytes) + "]";
    }
}
