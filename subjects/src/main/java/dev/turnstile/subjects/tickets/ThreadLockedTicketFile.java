package dev.turnstile.subjects.tickets;

import dev.turnstile.models.locks.Mutex;
import dev.turnstile.models.tickets.TicketFile;
import dev.turnstile.models.tickets.TicketFileModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Oversell;
import dev.turnstile.subjects.locks.ParkingMutex;
import java.nio.file.Path;

/**
 * Sells a ticket twice although it looks and sells with a lock held. All instances share the lock, but only those of one process: each
 * process has static fields of its own, and finds its lock free while another one sells.
 *
 * <p>Two processes, and one ticket left: {@code buy():true | buy():true}. Fixed by {@link FileLockedTicketFile}.
 */
@Subject(model = TicketFileModel.class)
@Broken(fault = Oversell.class, because = "each process has a lock of its own", fixedBy = FileLockedTicketFile.class)
@AcrossProcesses(keeps = {TicketJson.FILE, "*" + TicketJson.NEXT})
public class ThreadLockedTicketFile implements TicketFile {
    private static final Mutex LOCK = new ParkingMutex(); // the fault: it ends where the process ends

    private final TicketJson json;
    private final Path next;

    public ThreadLockedTicketFile(Path directory) {
        json = new TicketJson(directory);
        next = directory.resolve(ProcessHandle.current().pid() + TicketJson.NEXT);
    }

    @Override
    public boolean buy() {
        LOCK.lock();
        try {
            int remaining = json.remaining();
            if (remaining == 0) return false;
            pause();
            json.replace(next, remaining - 1);
            return true;
        } finally {
            LOCK.unlock();
        }
    }

    @Override
    public int remaining() {
        return json.remaining();
    }

    /** Called between a buyer's look and its purchase. */
    protected void pause() {}
}
