package dev.turnstile.subjects.events;

import dev.turnstile.models.events.Latch;
import dev.turnstile.models.events.LatchModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The count in one atomic integer, waiters parked in a queue.
 *
 * <p>Each count down takes exactly one, by compare-and-set, and none goes below zero. A waiter enters the queue before it looks at the
 * count again, and the thread that counts down to zero looks into the queue after that, so one of the two sees the other; as the latch
 * never closes again, waking everybody once is enough.
 */
@Subject(model = LatchModel.class)
public class CasLatch implements Latch {
    private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count;

    public CasLatch() {
        this(COUNT);
    }

    public CasLatch(int count) {
        this.count = new AtomicInteger(count);
    }

    @Override
    public void await() {
        if (count.get() == 0) return;
        waiters.add(Thread.currentThread());
        try {
            while (count.get() > 0) Interruptibly.park(this);
        } finally {
            waiters.remove(Thread.currentThread());
        }
    }

    @Override
    public void countDown() {
        for (; ; ) {
            int left = count.get();
            if (left == 0) return;
            if (!count.compareAndSet(left, left - 1)) continue;
            if (left == 1) waiters.forEach(LockSupport::unpark);
            return;
        }
    }

    @Override
    public int count() {
        return count.get();
    }
}
