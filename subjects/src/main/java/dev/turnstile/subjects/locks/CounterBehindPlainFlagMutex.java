package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.GuardedCounterModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Visibility;

/**
 * Comes to a stand: a thread that meets the mutex owned may never see it freed. A count may also be lost, where its write passes the plain
 * release.
 *
 * <p>Two threads: {@code increment() | increment()}, and one never returns. Fixed by {@link CounterBehindCasSpinMutex}.
 */
@Subject(model = GuardedCounterModel.class)
@Broken(
        fault = Visibility.class,
        because = "the mutex is looked at and freed by plain accesses",
        fixedBy = CounterBehindCasSpinMutex.class)
public class CounterBehindPlainFlagMutex extends CounterBehindMutex {
    public CounterBehindPlainFlagMutex() {
        super(new PlainFlagMutex());
    }
}
