package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.GuardedCounterModel;
import dev.turnstile.spec.Subject;

/** The count goes on in the order of the tickets. */
@Subject(model = GuardedCounterModel.class)
public class CounterBehindTicketMutex extends CounterBehindMutex {
    public CounterBehindTicketMutex() {
        super(new TicketMutex());
    }
}
