package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.MutexModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Reordering;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.BooleanSupplier;

/**
 * Has two owners where memory is weaker than the algorithm assumes: each thread reads the other's wish while its own is still in the
 * store buffer, and both walk through the gate. Release and acquire do not forbid it; on x86 they are plain loads and stores.
 *
 * <p>Two threads: {@code tryLock():true | tryLock():true}. No interleaving shows it, only hardware does. Fixed by {@link
 * PetersonMutex}.
 */
@Subject(model = MutexModel.class)
@Broken(
        fault = Reordering.class,
        because = "a load of the other's wish may overtake the store of one's own",
        fixedBy = PetersonMutex.class)
public class PlainPetersonMutex extends TournamentMutex {
    public PlainPetersonMutex() {
        super(Gate::new);
    }

    private static final class Gate implements TwoSidedGate {
        private final AtomicIntegerArray wants = new AtomicIntegerArray(2);
        private final AtomicInteger waits = new AtomicInteger();

        @Override
        public boolean enter(int side, BooleanSupplier hopeless) {
            int other = 1 - side;
            wants.setRelease(side, 1); // the fault: a later load may overtake it
            waits.setRelease(side);
            while (wants.getAcquire(other) == 1 && waits.getAcquire() == side) {
                if (hopeless.getAsBoolean()) {
                    leave(side);
                    return false;
                }
                Interruptibly.spin();
            }
            return true;
        }

        @Override
        public void leave(int side) {
            wants.setRelease(side, 0);
        }
    }
}
