package dev.turnstile.subjects.barriers;

import dev.turnstile.models.barriers.Barrier;
import dev.turnstile.models.barriers.BarrierModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import dev.turnstile.support.waiting.Interruptibly;

/**
 * Counts those that have come, and the generations that are complete, under a monitor. A thread waits until its own generation is: that
 * number never comes back, however many come and go before the thread is awake.
 *
 * <p>All who sleep here are of the one generation that is not complete, so its last thread wakes all. A waiter that is interrupted takes
 * its arrival back, and the others wait for one more; if its generation is complete already it returns, with the interrupt status set.
 */
@Subject(model = BarrierModel.class)
public class GenerationBarrier implements Barrier {
    private int arrived;
    private int generation;

    @Override
    public synchronized int await() {
        int mine = generation;
        int before = arrived++;
        if (arrived == PARTIES) {
            arrived = 0;
            generation++;
            notifyAll();
            return before;
        }
        try {
            while (generation == mine) Interruptibly.await(this);
        } catch (Interrupted e) {
            if (generation == mine) {
                arrived--;
                throw e;
            }
        }
        return before;
    }
}
