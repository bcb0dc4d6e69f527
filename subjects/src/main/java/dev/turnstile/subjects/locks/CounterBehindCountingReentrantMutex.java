package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.GuardedCounterModel;
import dev.turnstile.spec.Subject;

/** The nested unlock only counts down; the outer one frees the mutex. */
@Subject(model = GuardedCounterModel.class)
public class CounterBehindCountingReentrantMutex extends CounterBehindReentrantMutex {
    public CounterBehindCountingReentrantMutex() {
        super(new CountingReentrantMutex());
    }
}
