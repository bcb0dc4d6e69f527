package dev.turnstile.subjects.coroutines;

import dev.turnstile.models.coroutines.HubModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostUpdate;
import dev.turnstile.support.coroutines.Carrier;
import dev.turnstile.support.coroutines.CarrierJvm;
import dev.turnstile.support.coroutines.SharedCount;

/**
 * Loses updates although one thread runs all: a coroutine reads the count, blocks, and while it does the others run and read the same; then
 * each writes the same, one more than it has read.
 *
 * <p>{@code spawn(2):0, joinAll():1}. Fixed by {@link NoYieldInCriticalSection} and {@link LockedAcrossYield}.
 */
@Subject(model = HubModel.class)
@Broken(
        fault = LostUpdate.class,
        because = "the read and the write are two steps with a yield between them",
        fixedBy = NoYieldInCriticalSection.class)
public class UnlockedAcrossYield extends RemoteHub {
    public UnlockedAcrossYield() {
        this(CarrierJvm.shared());
    }

    UnlockedAcrossYield(CarrierJvm carrier) {
        super(carrier, Count.class);
    }

    public static final class Count implements SharedCount {
        private int count;

        @Override
        public void add() {
            int before = count;
            Carrier.pause(); // the fault: others run here
            count = before + 1;
        }

        @Override
        public int count() {
            return count;
        }
    }
}
