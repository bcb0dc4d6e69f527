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
import java.security.SecureRandom;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Directories for the time of a run. The JVM that makes one holds a lock beside it, so that others can take it away once that JVM has ended,
 * however it did.
 */
public final class Scratch {
    private static final String PREFIX = "turnstile.";

    private static final Pattern NAME = Pattern.compile("turnstile\\.[0-9a-z]{5,9}-[0-9a-z]{1,4}");

    /** The part that is handed out, which its user may empty. The lock is beside it. */
    private static final String INSIDE = "t";

    /**
     * Short names, since one is made inside another and subjects put sockets there, whose paths may not be longer than 107 bytes,
     * unix(7).
     */
    private static final int NAMES = 1 << 20;

    /** As many digits to the base 36 as {@link #NAME} takes: JVMs of one id were hardly started in one millisecond of each 28 minutes. */
    private static final int STARTS = 36 * 36 * 36 * 36;

    /** Others hardly sweep several new ones away in a row. */
    private static final int ATTEMPTS = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Scratch::deleteHeld, "turnstile-scratch"));
    }

    private Scratch() {}

    /** Deletes what this JVM has made and did not need to the end, or could not delete. */
    private static void deleteHeld() {
        DirectoryLocks.held().stream().filter(Scratch::isRoot).forEach(root -> delete(root.resolve(INSIDE)));
    }

    /**
     * Makes one, of this process.
     *
     * @throws UncheckedIOException if there is no place for it: where, and what to do
     */
    public static Path make() {
        for (int attempt = 1; ; attempt++) {
            Path root = temporary().resolve(prefix() + Integer.toString(RANDOM.nextInt(NAMES), Character.MAX_RADIX));
            try {
                Files.createDirectory(root, PrivateDirectory.attributes());
                if (DirectoryLocks.hold(root)) return Files.createDirectory(root.resolve(INSIDE));
            } catch (FileAlreadyExistsException taken) {
                // Another name will do.
            } catch (IOException e) {
                boolean wasSwept = e instanceof NoSuchFileException && Files.isDirectory(temporary());
                if (wasSwept && attempt < ATTEMPTS) continue; // before it was locked
                throw new UncheckedIOException(NoPlace.in(temporary(), e), e);
            }
        }
    }

    /** How the names of this JVM's directories begin: no other JVM's do, nor those of one in another container that has the same id. */
    static String prefix() {
        ProcessHandle own = ProcessHandle.current();
        long start = own.info().startInstant().map(Instant::toEpochMilli).orElse(0L) % STARTS;
        return PREFIX + Long.toString(own.pid(), Character.MAX_RADIX)
                + Long.toString(STARTS + start, Character.MAX_RADIX).substring(1) + "-";
    }

    /** Returns the directory around one that was made, for what its user should not see. It is taken away with it. */
    public static Path around(Path directory) {
        return directory.resolveSibling("");
    }

    /** Takes away those whose JVM has gone. */
    public static void sweep() {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(temporary(), Scratch::isForeign)) {
            for (Path root : all) sweep(root);
        } catch (IOException e) {
            // They stay for the next time.
        }
    }

    private static boolean isForeign(Path directory) {
        return isRoot(directory) && !String.valueOf(directory.getFileName()).startsWith(prefix());
    }

    /** Others may have made a directory of such a name, or a link, to have something deleted or written where it leads. */
    private static void sweep(Path root) {
        try {
            if (PrivateDirectory.isPrivate(root)) DirectoryLocks.whileFree(root, () -> delete(root));
        } catch (IOException e) {
            // It stays for the next time.
        }
    }

    /** Deletes the directory for temporary files of this process, which is about to end, if a parent has made that for it. */
    public static void clear() {
        if (isMade(temporary())) delete(temporary());
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static boolean isRoot(Path directory) {
        return NAME.matcher(String.valueOf(directory.getFileName())).matches();
    }

    /** Takes a directory away with all that is in it, as far as that is possible. */
    public static void delete(Path directory) {
        boolean own = isMade(directory);
        deleteTree(own ? around(directory) : directory);
        if (own) DirectoryLocks.release(around(directory));
    }

    /** Whether it is one that this class makes. */
    private static boolean isMade(Path directory) {
        return directory.endsWith(INSIDE) && isRoot(around(directory));
    }

    private static void deleteTree(Path directory) {
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
}
