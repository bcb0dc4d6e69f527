package dev.turnstile.subjects.locks;

import static dev.turnstile.spec.Fault.TWO_OWNERS;

import dev.turnstile.models.locks.GuardedCounterModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;

/**
 * Loses an update, or cannot unlock what another thread has taken over: both threads own the mutex.
 *
 * <p>Two threads: {@code increment():1 | increment():1}. Fixed by {@link CounterBehindCasSpinMutex}.
 */
@Subject(model = GuardedCounterModel.class)
@Broken(fault = TWO_OWNERS, because = "both threads own the mutex", fixedBy = CounterBehindCasSpinMutex.class)
public class CounterBehindTestThenSetMutex extends CounterBehindMutex {
    public CounterBehindTestThenSetMutex() {
        super(new TestThenSetMutex());
    }
}
