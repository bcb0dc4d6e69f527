package dev.turnstile.subjects.tickets;

import dev.turnstile.models.tickets.TicketFile;
import dev.turnstile.models.tickets.TicketFileModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Oversell;
import java.nio.file.Path;

/**
 * Sells a ticket twice: between the look into the file and the new file another process looks into the old one. Replacing the file in
 * one step does not help. Each process writes a file of its own first, so that no two write the same one.
 *
 * <p>Two processes, and one ticket left: {@code buy():true | buy():true}. Fixed by {@link FileLockedTicketFile}.
 */
@Subject(model = TicketFileModel.class)
@Broken(fault = Oversell.class, because = "the look and the sale are two steps", fixedBy = FileLockedTicketFile.class)
@AcrossProcesses(keeps = {TicketJson.FILE, "*" + TicketJson.NEXT})
public class UnlockedTicketFile implements TicketFile {
    private final TicketJson json;
    private final Path next;

    public UnlockedTicketFile(Path directory) {
        json = new TicketJson(directory);
        next = directory.resolve(ProcessHandle.current().pid() + TicketJson.NEXT);
    }

    @Override
    public boolean buy() {
        // the fault: no lock
        int remaining = json.remaining();
        if (remaining == 0) return false;
        pause();
        json.replace(next, remaining - 1);
        return true;
    }

    @Override
    public int remaining() {
        return json.remaining();
    }

    /** Called between a buyer's look and its purchase. */
    protected void pause() {}
}
