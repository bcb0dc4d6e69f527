package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.GuardedCounterModel;
import dev.turnstile.spec.Subject;

/** Waiters sleep, and each is woken as long as it waits. */
@Subject(model = GuardedCounterModel.class)
public class CounterBehindParkingMutex extends CounterBehindMutex {
    public CounterBehindParkingMutex() {
        super(new ParkingMutex());
    }
}
