package dev.turnstile.subjects.semaphores;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.turnstile.models.Limit;
import dev.turnstile.models.semaphores.TimedSemaphore;
import dev.turnstile.models.semaphores.TimedSemaphoreModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.util.concurrent.Semaphore;

/** The JDK's own {@link Semaphore}, with limits. */
@Subject(model = TimedSemaphoreModel.class)
public class JdkTimedSemaphore implements TimedSemaphore {
    private final Semaphore semaphore = new Semaphore(0);

    @Override
    public boolean tryAcquire(Limit limit) {
        try {
            return semaphore.tryAcquire(limit.nanos(), NANOSECONDS);
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    @Override
    public void release() {
        semaphore.release();
    }
}
