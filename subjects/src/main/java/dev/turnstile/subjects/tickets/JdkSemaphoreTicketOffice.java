package dev.turnstile.subjects.tickets;

import dev.turnstile.models.tickets.TicketOffice;
import dev.turnstile.models.tickets.TicketOfficeModel;
import dev.turnstile.spec.Subject;
import java.util.concurrent.Semaphore;

/** The JDK's own semaphore, its permits being the tickets. */
@Subject(model = TicketOfficeModel.class)
public class JdkSemaphoreTicketOffice implements TicketOffice {
    private final Semaphore tickets = new Semaphore(TICKETS);

    @Override
    public boolean buy() {
        return tickets.tryAcquire();
    }

    @Override
    public int remaining() {
        return tickets.availablePermits();
    }
}
