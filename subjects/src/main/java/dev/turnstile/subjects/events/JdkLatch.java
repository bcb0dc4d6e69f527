package dev.turnstile.subjects.events;

import dev.turnstile.models.events.Latch;
import dev.turnstile.models.events.LatchModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.util.concurrent.CountDownLatch;

/** The JDK's own {@link CountDownLatch}. */
@Subject(model = LatchModel.class)
public class JdkLatch implements Latch {
    private final CountDownLatch latch = new CountDownLatch(COUNT);

    @Override
    public void await() {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    @Override
    public void countDown() {
        latch.countDown();
    }

    @Override
    public int count() {
        return (int) latch.getCount();
    }
}
