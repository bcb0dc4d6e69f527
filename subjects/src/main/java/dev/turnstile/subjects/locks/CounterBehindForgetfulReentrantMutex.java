package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.GuardedCounterModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.EarlyRelease;

/**
 * Loses the outer hold to the nested unlock: from then on the count is written with no mutex held, and the outer unlock throws.
 *
 * <p>One thread: {@code increment()} throws. Fixed by {@link CounterBehindCountingReentrantMutex}.
 */
@Subject(model = GuardedCounterModel.class)
@Broken(
        fault = EarlyRelease.class,
        because = "the nested unlock frees the mutex",
        fixedBy = CounterBehindCountingReentrantMutex.class)
public class CounterBehindForgetfulReentrantMutex extends CounterBehindReentrantMutex {
    public CounterBehindForgetfulReentrantMutex() {
        super(new ForgetfulReentrantMutex());
    }
}
