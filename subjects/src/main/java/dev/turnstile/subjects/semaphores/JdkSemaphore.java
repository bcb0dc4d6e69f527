package dev.turnstile.subjects.semaphores;

import dev.turnstile.models.semaphores.CountingSemaphore;
import dev.turnstile.models.semaphores.CountingSemaphoreModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.util.concurrent.Semaphore;

/** The JDK's own {@link Semaphore}. */
@Subject(model = CountingSemaphoreModel.class)
public class JdkSemaphore implements CountingSemaphore {
    private final Semaphore semaphore;

    public JdkSemaphore() {
        this(PERMITS);
    }

    public JdkSemaphore(int permits) {
        semaphore = new Semaphore(permits);
    }

    @Override
    public void acquire() {
        try {
            semaphore.acquire();
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    @Override
    public boolean tryAcquire() {
        return semaphore.tryAcquire();
    }

    @Override
    public void release() {
        semaphore.release();
    }

    @Override
    public int available() {
        return semaphore.availablePermits();
    }
}
