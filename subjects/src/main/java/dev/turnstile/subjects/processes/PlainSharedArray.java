package dev.turnstile.subjects.processes;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.turnstile.models.processes.SharedArrayModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostUpdate;
import java.nio.file.Path;

/**
 * Loses updates between processes as a plain field does between threads: both read the same number, and both write the same sum back. The
 * pause makes the window wide; it is there without it.
 *
 * <p>Two processes: {@code add(0, 1):1 | add(0, 1):1}. Fixed by {@link LockedSharedArray}.
 */
@Subject(model = SharedArrayModel.class)
@Broken(fault = LostUpdate.class, because = "the read and the write are two steps", fixedBy = LockedSharedArray.class)
@AcrossProcesses(keeps = MappedNumbers.FILE)
public class PlainSharedArray extends MappedNumbers {
    public PlainSharedArray(Path directory) {
        super(directory);
    }

    @Override
    public int add(int index, int delta) {
        // the fault: no lock
        int sum = numbers.getAtIndex(JAVA_INT, index) + delta;
        pause();
        numbers.setAtIndex(JAVA_INT, index, sum);
        return sum;
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
