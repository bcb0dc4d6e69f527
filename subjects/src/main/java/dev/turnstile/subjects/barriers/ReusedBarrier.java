package dev.turnstile.subjects.barriers;

import dev.turnstile.models.barriers.Barrier;
import dev.turnstile.models.barriers.BarrierModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostWakeup;
import dev.turnstile.support.waiting.Interrupted;
import dev.turnstile.support.waiting.Interruptibly;

/**
 * Holds a thread back that may cross: the last to come sets the count back to zero for those that sleep, but comes round again before the
 * first is awake, and the first takes that arrival for one of its own generation.
 *
 * <p>{@code await():never | await():1, await():never}: the first thread has to return. Fixed by {@link GenerationBarrier}.
 */
@Subject(model = BarrierModel.class)
@Broken(
        fault = LostWakeup.class,
        because = "a waiter goes by the count, which the next generation uses again",
        fixedBy = GenerationBarrier.class)
public class ReusedBarrier implements Barrier {
    private int arrived;

    @Override
    public synchronized int await() {
        int before = arrived++;
        if (arrived == PARTIES) {
            arrived = 0;
            notifyAll();
            return before;
        }
        try {
            // the fault: the next generation counts here too
            while (arrived != 0) Interruptibly.await(this);
        } catch (Interrupted e) {
            if (arrived != 0) {
                arrived--;
                throw e;
            }
        }
        return before;
    }
}
