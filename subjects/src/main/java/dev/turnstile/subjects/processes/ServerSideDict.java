package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.SharedDictModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.processes.DictServer;
import java.io.IOException;
import java.nio.file.Path;

/** Has the manager take one: to the manager, which serves one request at a time, the read and the write are one step. */
@Subject(model = SharedDictModel.class)
@AcrossProcesses(keeps = DictServer.LOCK_FILE)
public class ServerSideDict extends JudgedDict {
    public ServerSideDict(Path directory) throws IOException {
        this(directory, INITIAL);
    }

    public ServerSideDict(Path directory, int initial) throws IOException {
        super(directory, initial);
    }

    @Override
    public int takeOne() {
        return dict.add(LEFT, -1);
    }
}
