package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.GuardedCounterModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.TwoOwners;

/**
 * Loses an update, or cannot unlock what another thread has taken over: both threads own the mutex.
 *
 * <p>Two threads: {@code increment():1 | increment():1}. Fixed by {@link CounterBehindCasSpinMutex}.
 */
@Subject(model = GuardedCounterModel.class)
@Broken(fault = TwoOwners.class, because = "both threads own the mutex", fixedBy = CounterBehindCasSpinMutex.class)
public class CounterBehindTestThenSetMutex extends CounterBehindMutex {
    public CounterBehindTestThenSetMutex() {
        super(new TestThenSetMutex());
    }
}
