package dev.turnstile.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Directories for the time of a run. Their names tell which process made them, so that others can take them away when that one was
 * killed.
 */
public final class Scratch {
    private static final String PREFIX = "turnstile-run-";

    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-.*");

    /**
     * Short names, since one is made inside another and subjects put sockets there, whose paths may not be longer than 107 bytes,
     * unix(7).
     */
    private static final int NAMES = 1 << 20;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Scratch() {}

    /**
     * Makes one, of this process.
     *
     * @throws UncheckedIOException if there is no place for it
     */
    public static Path make() {
        String prefix = PREFIX + ProcessHandle.current().pid() + "-";
        while (true) {
            Path directory = temporary().resolve(prefix + Integer.toString(RANDOM.nextInt(NAMES), Character.MAX_RADIX));
            try {
                return Files.createDirectory(directory, PrivateDirectory.attributes());
            } catch (FileAlreadyExistsException taken) {
                // Another name will do.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Takes away those whose process has gone. */
    public static void sweep() {
        deleteWhere(pid -> !isAlive(pid));
    }

    /** Deletes the directories of this process, which is about to end, and its directory for temporary files, if it was given one. */
    public static void clear() {
        deleteWhere(pid -> pid == ProcessHandle.current().pid());
        Path temporary = temporary();
        if (NAME.matcher(String.valueOf(temporary.getFileName())).matches()) delete(temporary);
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static void deleteWhere(LongPredicate of) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(temporary(), PREFIX + "*")) {
            for (Path directory : all) {
                Matcher name = NAME.matcher(directory.getFileName().toString());
                if (name.matches() && of.test(Long.parseLong(name.group(1)))) delete(directory);
            }
        } catch (IOException e) {
            // They stay for the next time.
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Takes a directory away with all that is in it, as far as that is possible. */
    public static void delete(Path directory) {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException e) throws IOException {
                    Files.deleteIfExists(emptied);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException gone) {
            // Somebody else did it.
        } catch (IOException e) {
            // It stays for the next sweep.
        }
    }

    /** Deletes what is in a directory but for the newest entries, as far as that is possible. */
    public static void keepNewest(Path directory, int most) {
        List<Path> entries = new ArrayList<>();
        try (Stream<Path> all = Files.list(directory)) {
            all.forEach(entries::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
        entries.sort(Comparator.comparing(Scratch::modified).reversed());
        entries.stream().skip(most).forEach(Scratch::delete);
    }

    private static FileTime modified(Path entry) {
        try {
            return Files.getLastModifiedTime(entry);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
