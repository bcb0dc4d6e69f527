package dev.turnstile.subjects.tickets;

import dev.turnstile.models.locks.Mutex;
import dev.turnstile.models.tickets.TicketOffice;
import dev.turnstile.models.tickets.TicketOfficeModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.locks.ParkingMutex;

/**
 * Checks and decrements with the mutex held, so that a check holds until it is acted on. The count is volatile for those who only look:
 * they need no lock, as one read is one step.
 */
@Subject(model = TicketOfficeModel.class)
public class MutexTicketOffice implements TicketOffice {
    private final Mutex mutex = new ParkingMutex();
    private volatile int remaining = TICKETS;

    @Override
    public boolean buy() {
        mutex.lock();
        try {
            if (remaining == 0) return false;
            remaining--;
            return true;
        } finally {
            mutex.unlock();
        }
    }

    @Override
    public int remaining() {
        return remaining;
    }
}
