package dev.turnstile.classpath;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest in the making. Each part counts with its length, so that parts do not run into each other. */
public final class Digest {
    private final MessageDigest sum;

    /** Creates one of nothing. */
    public Digest() {
        try {
            sum = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Adds bytes. */
    public Digest add(byte[] part) {
        sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
        sum.update(part);
        return this;
    }

    /** Adds a text. */
    public Digest add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Adds a file's content.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public Digest add(File file) {
        try {
            return add(Files.readAllBytes(file.toPath()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Returns the digest of what was added so far, in hexadecimal. */
    @Override
    public String toString() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) sum.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every JDK can copy a digest of SHA-256", e);
        }
    }
}
