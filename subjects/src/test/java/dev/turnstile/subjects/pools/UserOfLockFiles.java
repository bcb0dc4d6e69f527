package dev.turnstile.subjects.pools;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A process that uses a semaphore between processes: one byte of a file for each permit, each with a lock. It tells its progress, and
 * stays inside, and alive, until it is told to go on.
 */
final class UserOfLockFiles {
    static final int PERMITS = 4;
    static final int FOUND_IT_FULL = 'F';
    static final int INSIDE = 'I';

    private UserOfLockFiles() {}

    public static void main(String[] arguments) throws Exception {
        try (FileChannel permits =
                FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock permit = anyOf(permits);
            if (permit == null) tell(FOUND_IT_FULL);
            while (permit == null) {
                Thread.sleep(1); // there is no waiting for one of several locks
                permit = anyOf(permits);
            }
            tell(INSIDE);
            System.in.read(); // also at the end of the input: nobody outlives the scene
            permit.release();
            System.in.read();
        }
    }

    private static @Nullable FileLock anyOf(FileChannel permits) throws IOException {
        for (int i = 0; i < PERMITS; i++) {
            FileLock permit = permits.tryLock(i, 1, false);
            if (permit != null) return permit;
        }
        return null;
    }

    private static void tell(int what) {
        System.out.write(what);
        System.out.flush();
    }
}
