package dev.turnstile.subjects.events;

import dev.turnstile.models.events.Latch;
import dev.turnstile.models.events.LatchModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostUpdate;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Never opens: two threads read the same count, and both write one less.
 *
 * <p>{@code countDown() | countDown()}, and then {@code count():1} and {@code await():never}. Fixed by {@link CasLatch}.
 */
@Subject(model = LatchModel.class)
@Broken(fault = LostUpdate.class, because = "the count is read and written in two steps", fixedBy = CasLatch.class)
public class RacyLatch implements Latch {
    private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();
    private volatile int count;

    public RacyLatch() {
        this(COUNT);
    }

    public RacyLatch(int count) {
        this.count = count;
    }

    @Override
    public void await() {
        if (count == 0) return;
        waiters.add(Thread.currentThread());
        try {
            while (count > 0) Interruptibly.park(this);
        } finally {
            waiters.remove(Thread.currentThread());
        }
    }

    @Override
    public void countDown() {
        // the fault: the read here and the write below are two steps
        int left = count;
        if (left == 0) return;
        count = left - 1;
        if (left == 1) waiters.forEach(LockSupport::unpark);
    }

    @Override
    public int count() {
        return count;
    }
}
