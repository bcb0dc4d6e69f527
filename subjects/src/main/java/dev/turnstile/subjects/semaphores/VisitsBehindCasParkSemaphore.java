package dev.turnstile.subjects.semaphores;

import dev.turnstile.models.semaphores.VisitsModel;
import dev.turnstile.spec.Subject;

/** A waiter that leaves the queue wakes the next one if a permit is left, also if it leaves because its time has run out. */
@Subject(model = VisitsModel.class)
public class VisitsBehindCasParkSemaphore extends VisitsBehindSemaphore {
    public VisitsBehindCasParkSemaphore() {
        super(new TimedCasParkSemaphore(1));
    }
}
