package dev.turnstile.subjects.tickets;

import dev.turnstile.models.tickets.TicketOffice;
import dev.turnstile.models.tickets.TicketOfficeModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Oversell;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sells the last ticket twice: between the check and the decrement another buyer makes the same check. Making each step atomic does not
 * help.
 *
 * <p>Two threads on one ticket: {@code buy():true | buy():true}. Fixed by {@link CasTicketOffice}.
 */
@Subject(model = TicketOfficeModel.class)
@Broken(fault = Oversell.class, because = "the check and the decrement are two steps", fixedBy = CasTicketOffice.class)
public class CheckThenActTicketOffice implements TicketOffice {
    private final AtomicInteger remaining = new AtomicInteger(TICKETS);

    @Override
    public boolean buy() {
        // the fault: the check here and the decrement below are two steps
        if (remaining.get() == 0) return false;
        remaining.decrementAndGet();
        return true;
    }

    @Override
    public int remaining() {
        return remaining.get();
    }
}
