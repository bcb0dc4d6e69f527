package dev.turnstile.subjects.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.turnstile.support.waiting.Interrupted;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of lines, for one process at a time. All lines are equally long, so what a killed process has left of one is known by its length:
 * the next one to append cuts it off, and until then nobody counts it.
 */
final class LogFile {
    static final String FILE = "log";

    private static final int LINE_BYTES = 500;
    /** A line goes out in several writes, as it does from any buffer that is smaller. */
    private static final int BUFFER_BYTES = 100;

    private static final Pattern START = Pattern.compile("(\\d+) ");

    private final Path file;

    LogFile(Path directory) {
        file = directory.resolve(FILE);
    }

    void append(int line) {
        byte[] bytes = text(line).getBytes(US_ASCII);
        try (FileChannel log = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long size = log.size();
            long end = size - size % LINE_BYTES;
            log.truncate(end).position(end);
            OutputStream out = Channels.newOutputStream(log);
            for (int from = 0; from < LINE_BYTES; from += BUFFER_BYTES) out.write(bytes, from, BUFFER_BYTES);
        } catch (ClosedByInterruptException e) {
            throw new Interrupted();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the lines' numbers.
     *
     * @throws IllegalStateException if a line is not one that anybody has appended
     */
    List<Integer> lines() {
        try {
            String log = Files.readString(file, US_ASCII);
            List<Integer> lines = new ArrayList<>();
            for (int end = LINE_BYTES; end <= log.length(); end += LINE_BYTES)
                lines.add(number(log.substring(end - LINE_BYTES, end)));
            return List.copyOf(lines);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(String text) {
        Matcher start = START.matcher(text);
        int line = start.lookingAt() ? Integer.parseInt(start.group(1)) : 0;
        if (!text.equals(text(line))) throw new IllegalStateException("a torn line: " + text);
        return line;
    }

    private static String text(int line) {
        return (line + " ").repeat(LINE_BYTES).substring(0, LINE_BYTES - 1) + "\n";
    }
}
