package dev.turnstile.subjects.tickets;

import dev.turnstile.models.tickets.TicketFile;
import dev.turnstile.models.tickets.TicketFileModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.TornRead;
import dev.turnstile.subjects.processes.OsFileLock;
import java.nio.file.Path;

/**
 * Sells each ticket once, but writes the new state over the old one: the file is first emptied and then filled, and a process that
 * looks in between, without the lock, finds half a JSON or none. A seller that is killed in between leaves the file in that state.
 *
 * <p>Two processes: {@code buy():true | remaining():IllegalStateException}. Fixed by {@link FileLockedTicketFile}.
 */
@Subject(model = TicketFileModel.class)
@Broken(fault = TornRead.class, because = "the file is emptied, and then filled", fixedBy = FileLockedTicketFile.class)
@AcrossProcesses(keeps = {TicketJson.FILE, OsFileLock.FILE})
public class TornTicketFile implements TicketFile {
    private final OsFileLock lock;
    private final TicketJson json;

    public TornTicketFile(Path directory) {
        lock = new OsFileLock(directory);
        json = new TicketJson(directory);
    }

    @Override
    public boolean buy() {
        lock.lock();
        try {
            int remaining = json.remaining();
            if (remaining == 0) return false;
            json.overwrite(remaining - 1); // the fault: readers see it empty
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int remaining() {
        return json.remaining();
    }
}
