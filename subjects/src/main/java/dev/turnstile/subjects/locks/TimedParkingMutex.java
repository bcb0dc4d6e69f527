package dev.turnstile.subjects.locks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.turnstile.models.Limit;
import dev.turnstile.models.locks.TimedMutex;
import dev.turnstile.models.locks.TimedMutexModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Deadline;

/** {@link ParkingMutex} with limits. A waiter whose time has run out stays enlisted until the next unlock, as one at its second look does. */
@Subject(model = TimedMutexModel.class)
public class TimedParkingMutex extends ParkingMutex implements TimedMutex {
    @Override
    public boolean tryLock(Limit limit) {
        Deadline deadline = Deadline.after(limit.nanos(), NANOSECONDS);
        while (!tryLock()) {
            Waiter me = enlist();
            if (tryLock()) return true;
            while (!me.called) {
                if (deadline.passed()) return false;
                deadline.park(this);
            }
        }
        return true;
    }
}
