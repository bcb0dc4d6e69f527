package dev.turnstile.support.processes;

import dev.turnstile.support.waiting.Interrupted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Mutual exclusion on one byte of a file. The kernel keeps it between processes, wakes those who wait, and frees it when its holder
 * dies; between the threads of a process, which are one to the kernel, a lock keeps it. So a process has one instance for each byte.
 */
public final class RegionLock {
    private final ReentrantLock threads = new ReentrantLock();
    private final FileChannel file;
    private final long position;

    public RegionLock(FileChannel file, long position) {
        this.file = file;
        this.position = position;
    }

    /** Opens a file to lock parts of, and makes it unless it is there. */
    public static FileChannel open(Path path) {
        try {
            return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the lock. */
    public Held lock() {
        try {
            threads.lockInterruptibly();
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
        try {
            return new Held(file.lock(position, 1, false));
        } catch (FileLockInterruptionException e) {
            threads.unlock();
            throw new Interrupted();
        } catch (IOException e) {
            threads.unlock();
            throw Fifo.unchecked(e);
        }
    }

    /** Takes the lock if nobody has it; {@code null} otherwise. */
    @Nullable
    public Held tryLock() {
        if (!threads.tryLock()) return null;
        try {
            FileLock lock = file.tryLock(position, 1, false);
            if (lock != null) return new Held(lock);
        } catch (IOException e) {
            threads.unlock();
            throw Fifo.unchecked(e);
        }
        threads.unlock();
        return null;
    }

    /** The lock, until it is closed. */
    public final class Held implements AutoCloseable {
        private final FileLock lock;

        private Held(FileLock lock) {
            this.lock = lock;
        }

        @Override
        public void close() {
            try {
                if (file.isOpen()) lock.release(); // an interrupt closes the file, which releases all locks on it
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                threads.unlock();
            }
        }
    }
}
