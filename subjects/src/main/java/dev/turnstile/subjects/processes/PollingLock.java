package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.ProcessLock;
import dev.turnstile.support.waiting.Interrupted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A lock that is a file which says who owns it. No process is told when it is free, so all have to look again and again. */
abstract class PollingLock implements ProcessLock, AutoCloseable {
    static final String FILE = "lock.pid";

    private static final long PAUSE_MILLIS = 1;

    final Path file;

    PollingLock(Path directory) {
        file = directory.resolve(FILE);
    }

    @Override
    public void lock() {
        try {
            while (!tryLock()) Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    @Override
    public void unlock() {
        if (!free()) throw new IllegalMonitorStateException();
    }

    /** Frees the lock if this process owns it. */
    @Override
    public void close() {
        free();
    }

    private boolean free() {
        try {
            return renounce() && Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether this process owns the lock, which it is about to free. */
    abstract boolean renounce() throws IOException;
}
