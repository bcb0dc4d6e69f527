package dev.turnstile.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Files that are replaced as a whole: a reader never sees half of one, whenever the writer is killed. The next writer takes away the
 * leftovers of one that was killed.
 */
public final class WholeFile {
    private static final String UNFINISHED = ".unfinished";

    /** A sweep may take a file away just before it is locked or moved; that it does so several times in a row is no chance. */
    private static final int ATTEMPTS = 5;

    private WholeFile() {}

    /**
     * Writes a file beside the one that it replaces, and moves it into its place.
     *
     * @throws IOException if it cannot be written; then nothing of it is left
     */
    public static void replace(Path file, byte[] content) throws IOException {
        Path directory = file.toAbsolutePath().resolveSibling("");
        for (int attempt = 1; !isReplaced(directory, file, content); attempt++) {
            if (attempt == ATTEMPTS || !Files.isDirectory(directory))
                throw new NoSuchFileException(
                        file.toString(),
                        null,
                        "something deletes files in this directory while Turnstile writes there");
        }
    }

    private static boolean isReplaced(Path directory, Path file, byte[] content) throws IOException {
        Path unfinished = directory.resolve("." + UUID.randomUUID() + UNFINISHED);
        try {
            write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException swept) {
            return false;
        } finally {
            Files.deleteIfExists(unfinished); // which the move has done, if all went well
        }
    }

    /**
     * Writes a new file, and holds a lock meanwhile, so that a sweep sees that it is no leftover. The file has the permissions that any new
     * file gets: those of a temporary file would keep web servers and other users of a build machine from reading a report.
     */
    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                @Nullable FileLock held = lock(channel)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) channel.write(rest);
            if (held != null) held.release();
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (IOException | OverlappingFileLockException noLocksHere) {
            return null;
        }
    }

    /** Takes away what writers have left in a directory that did not come to their end. */
    public static void sweep(Path directory) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, ".*" + UNFINISHED)) {
            for (Path file : left) sweepFile(file);
        } catch (IOException e) {
            // They stay for the next time.
        }
    }

    private static void sweepFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                @Nullable FileLock lock = lock(channel)) {
            if (lock != null) Files.deleteIfExists(file);
        }
    }
}
