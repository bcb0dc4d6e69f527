package dev.turnstile.subjects.barriers;

import dev.turnstile.models.barriers.Barrier;
import dev.turnstile.models.barriers.BarrierModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/** The JDK's own {@link CyclicBarrier}, which counts how many are still to come. */
@Subject(model = BarrierModel.class)
public class JdkCyclicBarrier implements Barrier {
    private final CyclicBarrier barrier = new CyclicBarrier(PARTIES);

    @Override
    public int await() {
        try {
            return PARTIES - 1 - barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            // An interrupt breaks the barrier for all waiters.
            throw new Interrupted();
        }
    }
}
