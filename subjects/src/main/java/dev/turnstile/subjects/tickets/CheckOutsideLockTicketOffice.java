package dev.turnstile.subjects.tickets;

import dev.turnstile.models.locks.Mutex;
import dev.turnstile.models.tickets.TicketOffice;
import dev.turnstile.models.tickets.TicketOfficeModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Oversell;
import dev.turnstile.subjects.locks.ParkingMutex;

/**
 * Sells the last ticket twice, lock or no lock: two buyers check before either has locked, and the second does not check again when its
 * turn comes.
 *
 * <p>Two threads on one ticket: {@code buy():true | buy():true}. Fixed by {@link MutexTicketOffice}.
 */
@Subject(model = TicketOfficeModel.class)
@Broken(
        fault = Oversell.class,
        because = "the check is made before the lock is taken",
        fixedBy = MutexTicketOffice.class)
public class CheckOutsideLockTicketOffice implements TicketOffice {
    private final Mutex mutex = new ParkingMutex();
    private volatile int remaining = TICKETS;

    @Override
    public boolean buy() {
        if (remaining == 0) return false; // the fault: the lock is not held yet
        mutex.lock();
        try {
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
