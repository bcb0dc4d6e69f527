package dev.turnstile.models.tickets;

/** {@link TicketFile}, single-threaded. */
public final class TicketFileModel implements TicketFile {
    private int remaining = TICKETS;

    @Override
    public boolean buy() {
        if (remaining == 0) return false;
        remaining--;
        return true;
    }

    @Override
    public int remaining() {
        return remaining;
    }

    @Override
    public void crash() {
        // The file does not die with a buyer.
    }
}
