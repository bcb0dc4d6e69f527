package dev.turnstile.reports.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A file that the build packs beside this class. */
final class PackedFile {
    private PackedFile() {}

    /**
     * Returns its text.
     *
     * @throws IllegalStateException if there is none of this name
     */
    static String text(String name) {
        try (InputStream in = PackedFile.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("not packaged: " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
