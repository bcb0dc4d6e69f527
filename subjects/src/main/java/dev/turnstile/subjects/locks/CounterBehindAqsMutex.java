package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.GuardedCounterModel;
import dev.turnstile.spec.Subject;

/** The JDK's queue of waiting threads guards the count. */
@Subject(model = GuardedCounterModel.class)
public class CounterBehindAqsMutex extends CounterBehindMutex {
    public CounterBehindAqsMutex() {
        super(new AqsMutex());
    }
}
