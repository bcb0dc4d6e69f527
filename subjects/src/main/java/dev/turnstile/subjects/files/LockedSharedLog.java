package dev.turnstile.subjects.files;

import dev.turnstile.models.files.SharedLog;
import dev.turnstile.models.files.SharedLogModel;
import dev.turnstile.models.processes.ProcessLock;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.processes.OsFileLock;
import java.nio.file.Path;
import java.util.List;

/**
 * One process at a time finds the end and writes there. A line that is unfinished while the lock is free is one whose writer was killed
 * (or could not write), for no other gives the lock back in the middle: so it may be cut off, and was never appended. Readers take the lock
 * too: a file is read in pieces, and one of the old tail could meet one of the line that takes its place.
 */
@Subject(model = SharedLogModel.class)
@AcrossProcesses(keeps = {LogFile.FILE, OsFileLock.FILE})
public class LockedSharedLog implements SharedLog {
    private final ProcessLock lock;
    private final LogFile log;

    public LockedSharedLog(Path directory) {
        lock = new OsFileLock(directory);
        log = new LogFile(directory);
    }

    @Override
    public void append(int line) {
        lock.lock();
        try {
            log.append(line);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Integer> lines() {
        lock.lock();
        try {
            return log.lines();
        } finally {
            lock.unlock();
        }
    }
}
