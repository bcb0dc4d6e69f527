package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.Handover;
import dev.turnstile.models.queues.HandoverModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.util.concurrent.SynchronousQueue;

/** The JDK's own {@link SynchronousQueue}: the fair one, as the other one is a stack. */
@Subject(model = HandoverModel.class)
public class JdkSynchronousQueue implements Handover {
    private final SynchronousQueue<Integer> queue = new SynchronousQueue<>(true);

    @Override
    public void put(int value) {
        try {
            queue.put(value);
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    @Override
    public int take() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }
}
