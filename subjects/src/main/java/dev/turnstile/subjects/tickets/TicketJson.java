package dev.turnstile.subjects.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.turnstile.models.tickets.TicketFile;
import dev.turnstile.subjects.processes.OsFileLock;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number of tickets left, as JSON in a file. No file means that nothing has been sold, so no process needs to create it first. */
final class TicketJson {
    static final String FILE = "tickets.json";

    /** The ending of files that will take its place. */
    static final String NEXT = ".next";

    private static final Pattern FORM = Pattern.compile("\\{\"remaining\":(\\d+)}");

    private final Path file;

    TicketJson(Path directory) {
        file = directory.resolve(FILE);
    }

    /**
     * Returns the number that is left.
     *
     * @throws IllegalStateException if that is not what the file says
     */
    int remaining() {
        try {
            String text = Files.readString(file);
            Matcher json = FORM.matcher(text);
            if (!json.matches()) throw new IllegalStateException("not what a ticket file says: '" + text + "'");
            return Integer.parseInt(json.group(1));
        } catch (NoSuchFileException e) {
            return TicketFile.TICKETS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes it into the file, which is emptied first and filled then. */
    void overwrite(int remaining) {
        write(file, remaining);
    }

    /** Writes it into another file, which then takes the place of this one in one step: a reader finds the one or the other. */
    void replace(Path next, int remaining) {
        write(next, remaining);
        try {
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes, with the lock held, the unfinished successor of this file that a killed process may have left. */
    static void remove(Path next, OsFileLock lock) {
        lock.lock();
        try {
            Files.deleteIfExists(next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /** Token by token, as JSON is written where no buffer is in between. */
    private static void write(Path to, int remaining) {
        try (OutputStream out = Files.newOutputStream(to)) {
            for (String token : List.of("{", "\"remaining\"", ":", String.valueOf(remaining), "}"))
                out.write(token.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
