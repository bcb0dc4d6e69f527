package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.ProcessLockModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.StaleLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The lock is taken while the file exists. Looking for it and creating it are one step, so there are never two owners; but when the owner
 * is killed the file stays, and nobody gets the lock any more.
 *
 * <p>One process after another: {@code lock(); crash()}, then {@code tryLock():false}, or a {@code lock()} that never returns. See
 * {@link OsFileLock}.
 */
@Subject(model = ProcessLockModel.class)
@Broken(fault = StaleLock.class, because = "the file does not go when its owner dies", see = OsFileLock.class)
@AcrossProcesses(keeps = PollingLock.FILE)
public class PidFileLock extends PollingLock {
    private final String self = String.valueOf(ProcessHandle.current().pid());
    private final AtomicBoolean owned = new AtomicBoolean();

    public PidFileLock(Path directory) {
        super(directory);
    }

    @Override
    public boolean tryLock() {
        try {
            Files.writeString(file, self, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            owned.set(true); // the fault: a process that dies from here on leaves the file
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    boolean renounce() {
        return owned.getAndSet(false);
    }
}
