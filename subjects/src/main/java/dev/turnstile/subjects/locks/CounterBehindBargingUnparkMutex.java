package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.GuardedCounterModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostWakeup;

/**
 * Comes to a stand: a thread sleeps beside a free mutex.
 *
 * <p>Two threads: {@code increment() | increment()}, and one never returns. Fixed by {@link CounterBehindParkingMutex}.
 */
@Subject(model = GuardedCounterModel.class)
@Broken(
        fault = LostWakeup.class,
        because = "the mutex misses a waiter that is about to park",
        fixedBy = CounterBehindParkingMutex.class)
public class CounterBehindBargingUnparkMutex extends CounterBehindMutex {
    public CounterBehindBargingUnparkMutex() {
        super(new BargingUnparkMutex());
    }
}
