package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.ReentrantMutex;
import dev.turnstile.models.locks.ReentrantMutexModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.util.concurrent.locks.ReentrantLock;

/** The JDK's own reentrant lock. */
@Subject(model = ReentrantMutexModel.class)
public class JdkReentrantMutex implements ReentrantMutex {
    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public void lock() {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    @Override
    public boolean tryLock() {
        return lock.tryLock();
    }

    @Override
    public void unlock() {
        lock.unlock();
    }
}
