package dev.turnstile.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Locks by which the JVM that uses a directory shows that it lives. The system takes a lock back however its holder ends, and it holds
 * between containers that share a directory, where the id of a process may mean another one or none.
 *
 * <p>If a process closes any channel of a file, POSIX takes away all its locks on that file (fcntl(2)). So no channel is opened to a file
 * that this JVM has locked.
 */
final class DirectoryLocks {
    private static final String FILE = "lock";

    private static final Set<OpenOption> OPENING = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /** An open channel keeps its lock. */
    private static final Map<Path, FileChannel> HELD = new ConcurrentHashMap<>();

    private DirectoryLocks() {}

    /** Something to do with a directory. */
    interface Work {
        void run() throws IOException;
    }

    /**
     * Locks a directory until it is released, or this JVM ends. Where the file system has no locks, nobody can lock it, and nobody takes it
     * away.
     *
     * @return whether it is this JVM's now; if not, somebody else is taking it away
     */
    static boolean hold(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(directory.resolve(FILE), OPENING);
        if (!isLocked(channel) || !Files.exists(directory.resolve(FILE))) {
            channel.close();
            return false;
        }
        HELD.put(directory, channel);
        return true;
    }

    private static boolean isLocked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException noLocksHere) {
            return true;
        }
    }

    /** Lets others lock it. */
    static void release(Path directory) {
        FileChannel channel = HELD.remove(directory);
        if (channel == null) return;
        try {
            channel.close();
        } catch (IOException e) {
            // Then it ends with this JVM.
        }
    }

    /** Returns the directories that this JVM has locked for itself alone or with others. */
    static List<Path> held() {
        return List.copyOf(HELD.keySet());
    }

    /**
     * Does something with a directory while no JVM uses it.
     *
     * @return whether it was done
     */
    static boolean whileFree(Path directory, Work work) throws IOException {
        if (HELD.containsKey(directory)) return false;
        try (FileChannel channel = FileChannel.open(directory.resolve(FILE), OPENING);
                @Nullable FileLock lock = channel.tryLock()) {
            if (lock == null) return false;
            work.run();
            return true;
        } catch (OverlappingFileLockException ofThisJvm) {
            return false;
        }
    }

    /**
     * Shows, until this JVM ends, that it uses a directory that others use, too. Does work on it first, if nobody uses it.
     *
     * @param work must leave the lock's file alone, see {@link #isLock}
     */
    static void share(Path directory, Work work) throws IOException {
        if (HELD.containsKey(directory)) return;
        whileFree(directory, work);
        FileChannel channel = FileChannel.open(directory.resolve(FILE), OPENING);
        HELD.put(directory, channel);
        try {
            FileLock unused = channel.lock(0, Long.MAX_VALUE, true);
        } catch (OverlappingFileLockException shownAlready) {
            // By another class loader of this JVM.
        }
    }

    /** Whether a file is the one that is locked. */
    static boolean isLock(Path file) {
        return file.endsWith(FILE);
    }
}
