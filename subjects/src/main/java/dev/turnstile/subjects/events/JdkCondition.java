package dev.turnstile.subjects.events;

import dev.turnstile.models.events.Condition;
import dev.turnstile.models.events.ConditionModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The JDK's own {@link java.util.concurrent.locks.Condition Condition}, with its {@link ReentrantLock}.
 *
 * <p>A condition in general may return for no reason. A {@code ReentrantLock} has the condition of {@code AbstractQueuedSynchronizer},
 * whose wait ends only when a signal has moved the waiter out of the condition's queue, or by an interrupt; and that queue is
 * first-in-first-out.
 */
@Subject(model = ConditionModel.class)
public class JdkCondition implements Condition {
    private final ReentrantLock lock = new ReentrantLock();
    private final java.util.concurrent.locks.Condition signalled = lock.newCondition();
    private final java.util.concurrent.locks.Condition raised = lock.newCondition();
    private int level;

    @Override
    @SuppressWarnings("WaitNotInLoop") // the signal itself is what the contract waits for
    public void await() {
        lock.lock();
        try {
            signalled.await();
        } catch (InterruptedException e) {
            throw new Interrupted();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int signal(int count) {
        lock.lock();
        try {
            int reached = Math.min(count, lock.getWaitQueueLength(signalled));
            for (int i = 0; i < reached; i++) signalled.signal();
            return reached;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int signalAll() {
        lock.lock();
        try {
            int reached = lock.getWaitQueueLength(signalled);
            signalled.signalAll();
            return reached;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void setLevel(int level) {
        lock.lock();
        try {
            this.level = level;
            if (level > 0) raised.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int awaitLevel() {
        lock.lock();
        try {
            while (level == 0) raised.await();
            return level;
        } catch (InterruptedException e) {
            throw new Interrupted();
        } finally {
            lock.unlock();
        }
    }
}
