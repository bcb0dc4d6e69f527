package dev.turnstile.launch;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets that only a child of this process knows. */
public final class Secrets {
    private static final int BYTES = 16;

    private Secrets() {}

    /** A new one, in hexadecimal digits. */
    public static String fresh() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
