package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.SharedDictModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostUpdate;
import dev.turnstile.support.processes.DictServer;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Loses updates: the manager serves each request in one step, but to take one are two requests. Between them another process reads the
 * same count, and both write the same one back.
 *
 * <p>Two processes: {@code takeOne():2 | takeOne():2}. Fixed by {@link LockedDict}, and without a lock by {@link ServerSideDict}.
 */
@Subject(model = SharedDictModel.class)
@AcrossProcesses(keeps = DictServer.LOCK_FILE)
@Broken(fault = LostUpdate.class, because = "the read and the write are two requests", fixedBy = LockedDict.class)
public class ReadModifyWriteDict extends JudgedDict {
    public ReadModifyWriteDict(Path directory) throws IOException {
        this(directory, INITIAL);
    }

    public ReadModifyWriteDict(Path directory, int initial) throws IOException {
        super(directory, initial);
    }

    @Override
    public int takeOne() {
        // the fault: the lock is not taken
        int left = dict.get(LEFT);
        pause();
        dict.set(LEFT, left - 1);
        return left - 1;
    }

    /** Called between a client's read and its write. */
    void pause() {}
}
