package dev.turnstile.subjects.semaphores;

import dev.turnstile.models.semaphores.CountingSemaphore;
import dev.turnstile.models.semaphores.CountingSemaphoreModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.OverAdmission;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Admits one too many: two threads both see the last permit, and both take it.
 *
 * <p>With one permit left: {@code tryAcquire():true | tryAcquire():true}. Fixed by {@link CasParkSemaphore}.
 */
@Subject(model = CountingSemaphoreModel.class)
@Broken(
        fault = OverAdmission.class,
        because = "the check and the decrement are two steps",
        fixedBy = CasParkSemaphore.class)
public class OverAdmittingSemaphore implements CountingSemaphore {
    private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();
    private final AtomicInteger permits;

    public OverAdmittingSemaphore() {
        this(PERMITS);
    }

    public OverAdmittingSemaphore(int permits) {
        this.permits = new AtomicInteger(permits);
    }

    @Override
    public void acquire() {
        if (tryAcquire()) return;
        waiters.add(Thread.currentThread());
        try {
            while (!tryAcquire()) Interruptibly.park(this);
        } finally {
            waiters.remove(Thread.currentThread());
            if (permits.get() > 0) LockSupport.unpark(waiters.peek());
        }
    }

    @Override
    public boolean tryAcquire() {
        // the fault: the check here and the decrement below are two steps
        if (permits.get() <= 0) return false;
        beforeTaking();
        permits.decrementAndGet();
        return true;
    }

    @Override
    public void release() {
        permits.incrementAndGet();
        LockSupport.unpark(waiters.peek());
    }

    @Override
    public int available() {
        return permits.get();
    }

    /** The window between the check and the decrement. A test may stretch it. */
    protected void beforeTaking() {}
}
