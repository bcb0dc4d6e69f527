package dev.turnstile.subjects.locks;

import static dev.turnstile.spec.Fault.REORDERING;

import dev.turnstile.models.locks.GuardedCounterModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;

/**
 * Loses an update, or cannot unlock what another thread has taken over: both threads walked through the same gate.
 *
 * <p>Two threads: {@code increment():1 | increment():1}. Fixed by {@link CounterBehindPetersonMutex}.
 */
@Subject(model = GuardedCounterModel.class)
@Broken(
        fault = REORDERING,
        because = "a load passes a store in the entry of the mutex",
        fixedBy = CounterBehindPetersonMutex.class)
public class CounterBehindPlainPetersonMutex extends CounterBehindMutex {
    public CounterBehindPlainPetersonMutex() {
        super(new PlainPetersonMutex());
    }
}
