package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.ProcessLockModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.TwoOwners;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The lock is taken while the process lives that the file names, by its id and, since ids are used again, by its start: so it ends with
 * its owner. But two processes may both look before either has written: both find nobody, both write, and both own the lock.
 *
 * <p>Two processes: {@code tryLock():true | tryLock():true}. See {@link OsFileLock}.
 */
@Subject(model = ProcessLockModel.class)
@Broken(fault = TwoOwners.class, because = "looking for an owner and becoming it are two steps", see = OsFileLock.class)
@AcrossProcesses(keeps = PollingLock.FILE)
public class CheckThenCreateLock extends PollingLock {
    public CheckThenCreateLock(Path directory) {
        super(directory);
    }

    @Override
    public boolean tryLock() {
        try {
            // the fault: the look here and the writing below are two steps
            if (lives(owner())) return false;
            Files.writeString(file, name(ProcessHandle.current()));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    boolean renounce() throws IOException {
        return owner().equals(name(ProcessHandle.current()));
    }

    private String owner() throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static boolean lives(String owner) {
        if (owner.isEmpty()) return false;
        long pid = Long.parseLong(owner.substring(0, owner.indexOf(' ')));
        return ProcessHandle.of(pid).map(CheckThenCreateLock::name).stream().anyMatch(owner::equals);
    }

    private static String name(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Object::toString).orElse("");
    }
}
