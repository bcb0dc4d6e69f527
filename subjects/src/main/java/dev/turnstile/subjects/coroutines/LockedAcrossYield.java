package dev.turnstile.subjects.coroutines;

import dev.turnstile.models.coroutines.HubModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.coroutines.Carrier;
import dev.turnstile.support.coroutines.CarrierJvm;
import dev.turnstile.support.coroutines.CoroutineLock;
import dev.turnstile.support.coroutines.SharedCount;

/**
 * Holds a lock while it blocks between read and write. Other coroutines run meanwhile, but those that want the lock wait for it, so none
 * reads the count before it is written.
 */
@Subject(model = HubModel.class)
public class LockedAcrossYield extends RemoteHub {
    public LockedAcrossYield() {
        this(CarrierJvm.shared());
    }

    LockedAcrossYield(CarrierJvm carrier) {
        super(carrier, Count.class);
    }

    public static final class Count implements SharedCount {
        private final CoroutineLock lock = new CoroutineLock();
        private int count;

        @Override
        public void add() {
            lock.lock();
            try {
                int before = count;
                Carrier.pause();
                count = before + 1;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public int count() {
            return count;
        }
    }
}
