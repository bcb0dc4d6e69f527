package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.Pipeline;
import dev.turnstile.models.queues.PipelineModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A queue under a monitor, ended by one poison pill behind the last item.
 *
 * <p>Nothing comes after the pill, so a consumer that meets it has seen that all items were taken. It stays where it is: one pill ends
 * any number of consumers. Each change wakes all consumers, those asleep at the end too.
 */
@Subject(model = PipelineModel.class)
public class DrainingPipeline implements Pipeline {
    private final Queue<Integer> items = new ArrayDeque<>();
    private boolean ended;

    @Override
    public synchronized boolean produce(int item) {
        if (ended) return false;
        items.add(item);
        notifyAll();
        return true;
    }

    @Override
    public synchronized int consume() {
        while (items.isEmpty()) Interruptibly.await(this);
        return items.element() == END ? END : items.remove();
    }

    @Override
    public synchronized void end() {
        if (ended) return;
        ended = true;
        items.add(END);
        notifyAll();
    }
}
