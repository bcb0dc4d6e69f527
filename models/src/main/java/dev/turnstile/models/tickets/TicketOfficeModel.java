package dev.turnstile.models.tickets;

/** The sequential ticket office. */
public final class TicketOfficeModel implements TicketOffice {
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
}
