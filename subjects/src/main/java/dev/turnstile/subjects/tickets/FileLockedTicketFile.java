package dev.turnstile.subjects.tickets;

import dev.turnstile.models.tickets.TicketFile;
import dev.turnstile.models.tickets.TicketFileModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.processes.OsFileLock;
import java.nio.file.Path;

/**
 * Looks and sells with a lock held that all processes share and that the kernel takes back from the dead. The new state is written beside
 * the old one and takes its place in one step: so a process that only looks needs no lock, and a killed process has sold or has not.
 *
 * <p>What a killed process leaves of the file beside is overwritten by the next sale, since only the lock's owner writes it, and removed
 * by the next instance that is closed. Nothing is forced to the disk: this outlives processes, not power cuts.
 */
@Subject(model = TicketFileModel.class)
@AcrossProcesses(keeps = {TicketJson.FILE, OsFileLock.FILE})
public class FileLockedTicketFile implements TicketFile, AutoCloseable {
    private final OsFileLock lock;
    private final TicketJson json;
    private final Path next;

    public FileLockedTicketFile(Path directory) {
        lock = new OsFileLock(directory);
        json = new TicketJson(directory);
        next = directory.resolve(TicketJson.FILE + TicketJson.NEXT);
    }

    @Override
    public boolean buy() {
        lock.lock();
        try {
            int remaining = json.remaining();
            if (remaining == 0) return false;
            pause();
            json.replace(next, remaining - 1);
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int remaining() {
        return json.remaining();
    }

    /** Called between a buyer's look and its purchase. */
    protected void pause() {}

    /** Removes what a killed process may have left. */
    @Override
    public void close() {
        TicketJson.remove(next, lock);
    }
}
