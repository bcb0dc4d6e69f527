package dev.turnstile.subjects.coroutines;

import dev.turnstile.models.coroutines.HubModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.coroutines.Carrier;
import dev.turnstile.support.coroutines.CarrierJvm;
import dev.turnstile.support.coroutines.SharedCount;

/**
 * Needs no lock: nothing blocks between a coroutine's read and its write, so no other one runs there. One thread makes all accesses, and
 * what a thread wrote it reads.
 *
 * <p>That is a promise of the one carrier and not of coroutines: on two carriers two of them would be between read and write at once.
 */
@Subject(model = HubModel.class)
public class NoYieldInCriticalSection extends RemoteHub {
    public NoYieldInCriticalSection() {
        this(CarrierJvm.shared());
    }

    NoYieldInCriticalSection(CarrierJvm carrier) {
        super(carrier, Count.class);
    }

    public static final class Count implements SharedCount {
        private int count;

        @Override
        public void add() {
            Carrier.pause();
            int before = count;
            count = before + 1;
        }

        @Override
        public int count() {
            return count;
        }
    }
}
