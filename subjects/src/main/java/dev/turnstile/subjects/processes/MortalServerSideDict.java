package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.MortalDict;
import dev.turnstile.models.processes.MortalDictModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.processes.DictServer;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A {@link ServerSideDict} whose manager anybody may kill. The system ends the connections of a dead process, so each client learns of it
 * at its next request, or while it waits for an answer. None starts another manager, which would know nothing of what was taken.
 */
@Subject(model = MortalDictModel.class)
@AcrossProcesses(keeps = DictServer.LOCK_FILE)
public class MortalServerSideDict extends ServerSideDict implements MortalDict {
    public MortalServerSideDict(Path directory) throws IOException {
        super(directory);
    }

    @Override
    public void killManager() {
        dict.manager().destroyForcibly();
        dict.awaitEndOfManager();
    }
}
