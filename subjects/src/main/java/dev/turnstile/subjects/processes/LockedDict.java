package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.SharedDictModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.processes.DictServer;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads the count and writes it back under a lock that the manager keeps, so nobody else reads in between. A client that is killed
 * there has written or has not, and the lock is freed with its connection.
 */
@Subject(model = SharedDictModel.class)
@AcrossProcesses(keeps = DictServer.LOCK_FILE)
public class LockedDict extends JudgedDict {
    public LockedDict(Path directory) throws IOException {
        this(directory, INITIAL);
    }

    public LockedDict(Path directory, int initial) throws IOException {
        super(directory, initial);
    }

    @Override
    public int takeOne() {
        dict.lock(LEFT);
        try {
            int left = dict.get(LEFT);
            pause();
            dict.set(LEFT, left - 1);
            return left - 1;
        } finally {
            dict.unlock(LEFT);
        }
    }

    /** Called between a client's read and its write. */
    void pause() {}
}
