package dev.turnstile.subjects.tickets;

import dev.turnstile.models.tickets.TicketOffice;
import dev.turnstile.models.tickets.TicketOfficeModel;
import dev.turnstile.spec.Subject;
import java.util.concurrent.atomic.AtomicInteger;

/** Decrements only if the count is still the one that was checked, and else checks again: no sale rests on a stale check. */
@Subject(model = TicketOfficeModel.class)
public class CasTicketOffice implements TicketOffice {
    private final AtomicInteger remaining = new AtomicInteger(TICKETS);

    @Override
    public boolean buy() {
        while (true) {
            int seen = remaining.get();
            if (seen == 0) return false;
            if (remaining.compareAndSet(seen, seen - 1)) return true;
        }
    }

    @Override
    public int remaining() {
        return remaining.get();
    }
}
