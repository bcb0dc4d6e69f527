package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.ProcessLock;
import dev.turnstile.models.processes.ProcessLockModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A lock on an open file. The kernel keeps it, grants it to one process at a time in one step, puts the others to sleep, and takes it back
 * when the owner dies, for any reason. The file itself says nothing: it may be there or not, and stays, since whoever deleted it
 * would let one process lock the old file and another one a new file of the same name.
 *
 * <p>To the kernel all threads of a process are one owner, so a semaphore keeps them apart; make one instance per process and directory.
 * Each owner opens the file anew, with the semaphore's permit in hand: closing any channel on the file ends the process's lock, and an
 * interrupt closes the channel that waits.
 */
@Subject(model = ProcessLockModel.class)
@AcrossProcesses(keeps = OsFileLock.FILE)
public class OsFileLock implements ProcessLock, AutoCloseable {
    /** The file's name. */
    public static final String FILE = "lock";

    private final Path file;
    private final Semaphore threads = new Semaphore(1);
    private final AtomicReference<@Nullable FileChannel> held = new AtomicReference<>();

    public OsFileLock(Path directory) {
        file = directory.resolve(FILE);
    }

    @Override
    public void lock() {
        try {
            threads.acquire();
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
        take(FileChannel::lock);
    }

    @Override
    public boolean tryLock() {
        return threads.tryAcquire() && take(FileChannel::tryLock);
    }

    @Override
    public void unlock() {
        FileChannel mine = held.getAndSet(null);
        if (mine == null) throw new IllegalMonitorStateException();
        giveBack(mine);
    }

    /** Frees the lock if this process owns it. */
    @Override
    public void close() {
        FileChannel mine = held.getAndSet(null);
        if (mine != null) giveBack(mine);
    }

    private boolean take(Way way) {
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            taken = way.lock(channel) != null;
            if (taken) held.set(channel);
            return taken;
        } catch (FileLockInterruptionException e) {
            throw new Interrupted();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!taken) giveBack(channel);
        }
    }

    private void giveBack(@Nullable FileChannel channel) {
        try {
            if (channel != null) channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.release();
        }
    }

    private interface Way {
        @Nullable
        FileLock lock(FileChannel channel) throws IOException;
    }
}
