package dev.turnstile.subjects.processes;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.turnstile.models.processes.SharedArrayModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Subject;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;

/**
 * Adds in one indivisible step of the processor, which knows memory and not processes: to it two processes that map a page are two threads
 * of one. A mapping begins at a page, so every number is aligned as an atomic access needs it. All accesses are volatile.
 */
@Subject(model = SharedArrayModel.class)
@AcrossProcesses(keeps = MappedNumbers.FILE)
public class AtomicSharedArray extends MappedNumbers {
    private static final VarHandle NUMBER = JAVA_INT.arrayElementVarHandle();
    private static final long START = 0;

    public AtomicSharedArray(Path directory) {
        super(directory);
    }

    @Override
    public int add(int index, int delta) {
        return (int) NUMBER.getAndAdd(numbers, START, (long) index, delta) + delta;
    }

    @Override
    public int get(int index) {
        return (int) NUMBER.getVolatile(numbers, START, (long) index);
    }
}
