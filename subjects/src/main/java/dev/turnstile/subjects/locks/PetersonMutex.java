package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.MutexModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.BooleanSupplier;

/**
 * Peterson's algorithm, by reads and writes alone: a thread says that it wants in, says that it is the one to wait, and then does wait
 * while the other wants in and has not said after it that it would wait. Of two at the gate the later writer of {@code waits} stays
 * out. (G. L. Peterson, "Myths about the mutual exclusion problem", 1981.)
 *
 * <p>A thread's reads must not pass its writes, for else each may read the other's wish from before it was written. Only volatile
 * accesses keep a write before a later read of another variable.
 */
@Subject(model = MutexModel.class)
public class PetersonMutex extends TournamentMutex {
    public PetersonMutex() {
        super(Gate::new);
    }

    private static final class Gate implements TwoSidedGate {
        private final AtomicIntegerArray wants = new AtomicIntegerArray(2);
        private final AtomicInteger waits = new AtomicInteger();

        @Override
        public boolean enter(int side, BooleanSupplier hopeless) {
            int other = 1 - side;
            wants.set(side, 1);
            waits.set(side);
            while (wants.get(other) == 1 && waits.get() == side) {
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
            wants.set(side, 0);
        }
    }
}
