package dev.turnstile.subjects.semaphores;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.turnstile.models.Limit;
import dev.turnstile.models.semaphores.Visits;
import dev.turnstile.support.waiting.Deadline;
import java.util.concurrent.atomic.AtomicInteger;

/** A place behind a semaphore of one. Of three who come together, the second gives up just when the first leaves, and the third waits. */
abstract class VisitsBehindSemaphore implements Visits {
    private final AtomicInteger visitors = new AtomicInteger();
    private final TimedCasParkSemaphore place;

    VisitsBehindSemaphore(TimedCasParkSemaphore place) {
        this.place = place;
    }

    @Override
    public void visit() {
        int before = visitors.getAndIncrement();
        if (before >= IN_A_HURRY) place.acquire();
        else if (!place.tryAcquire(Limit.SHORT)) return;
        try {
            if (before == 0) stay();
        } finally {
            place.release();
        }
    }

    private void stay() {
        Deadline end = Deadline.after(Limit.SHORT.nanos(), NANOSECONDS);
        while (!end.passed()) end.park(this);
    }
}
