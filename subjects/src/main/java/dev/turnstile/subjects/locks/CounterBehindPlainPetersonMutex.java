package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.GuardedCounterModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Reordering;

/**
 * Loses an update, or cannot unlock what another thread has taken over: both threads walked through the same gate.
 *
 * <p>Two threads: {@code increment():1 | increment():1}. Fixed by {@link CounterBehindPetersonMutex}.
 */
@Subject(model = GuardedCounterModel.class)
@Broken(
        fault = Reordering.class,
        because = "a load passes a store in the entry of the mutex",
        fixedBy = CounterBehindPetersonMutex.class)
public class CounterBehindPlainPetersonMutex extends CounterBehindMutex {
    public CounterBehindPlainPetersonMutex() {
        super(new PlainPetersonMutex());
    }
}
