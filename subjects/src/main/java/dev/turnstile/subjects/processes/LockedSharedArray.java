package dev.turnstile.subjects.processes;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.turnstile.models.processes.ProcessLock;
import dev.turnstile.models.processes.SharedArrayModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Subject;
import java.nio.file.Path;

/**
 * Reads, pauses and writes as {@link PlainSharedArray} does, but with the lock held: no other process reads in between. The lock's system
 * calls also keep the compiler and the processor from moving an access out of it. A process that only reads needs no lock, as one read
 * is one step.
 */
@Subject(model = SharedArrayModel.class)
@AcrossProcesses(keeps = {MappedNumbers.FILE, OsFileLock.FILE})
public class LockedSharedArray extends MappedNumbers {
    private final ProcessLock lock;

    public LockedSharedArray(Path directory) {
        super(directory);
        lock = new OsFileLock(directory);
    }

    @Override
    public int add(int index, int delta) {
        lock.lock();
        try {
            int sum = numbers.getAtIndex(JAVA_INT, index) + delta;
            pause();
            numbers.setAtIndex(JAVA_INT, index, sum);
            return sum;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int get(int index) {
        return numbers.getAtIndex(JAVA_INT, index);
    }

    /** Called between a process's read and its write. */
    protected void pause() {
        Thread.yield();
    }
}
