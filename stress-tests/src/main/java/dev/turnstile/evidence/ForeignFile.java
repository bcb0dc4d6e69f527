package dev.turnstile.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;

/** Files that another machine, an earlier build or a person may have written. */
public final class ForeignFile {
    private ForeignFile() {}

    /**
     * Reads a file of a bounded size.
     *
     * @param most the largest size, in bytes
     * @throws NoSuchFileException if there is none
     * @throws IOException if it is no regular file, such as a pipe, which might never end, or larger than that, or cannot be read
     */
    public static byte[] bytes(Path file, int most) throws IOException {
        if (!Files.exists(file)) throw new NoSuchFileException(file.toString());
        if (!Files.isRegularFile(file)) throw new IOException("it is no regular file");
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) throw new IOException("it is larger than " + Counted.number(most) + " bytes");
            return bytes;
        }
    }

    /**
     * Reads a properties file in UTF-8 of a bounded size.
     *
     * @param most the largest size, in bytes
     * @throws IOException as {@link #bytes}, or if it is no properties file
     */
    public static Properties properties(Path file, int most) throws IOException {
        Properties properties = new Properties();
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes(file, most)))
                .toString();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException malformedEscape) {
            throw new IOException("a \\u in it is not followed by four hexadecimal digits", malformedEscape);
        }
        return properties;
    }
}
