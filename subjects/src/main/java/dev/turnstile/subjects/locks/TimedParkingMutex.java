package dev.turnstile.subjects.locks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.turnstile.models.Limit;
import dev.turnstile.models.locks.TimedMutex;
import dev.turnstile.models.locks.TimedMutexModel;
import dev.turnstile.spec.Subject;

/** {@link ParkingMutex} with limits. */
@Subject(model = TimedMutexModel.class)
public class TimedParkingMutex extends ParkingMutex implements TimedMutex {
    @Override
    public boolean tryLock(Limit limit) {
        return tryLock(limit.nanos(), NANOSECONDS);
    }
}
