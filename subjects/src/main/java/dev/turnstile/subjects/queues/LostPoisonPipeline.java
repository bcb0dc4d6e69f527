package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.Pipeline;
import dev.turnstile.models.queues.PipelineModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostWakeup;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Ends one consumer only: there is one poison pill for all, and the consumer that takes it does not put it back. The others find the queue
 * empty and wait for an item that cannot come.
 *
 * <p>{@code consume():-1 | consume():never | end()}. Fixed by {@link DrainingPipeline}.
 */
@Subject(model = PipelineModel.class)
@Broken(
        fault = LostWakeup.class,
        because = "the first consumer keeps the one pill that should end them all",
        fixedBy = DrainingPipeline.class)
public class LostPoisonPipeline implements Pipeline {
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
        // the fault: the pill is removed too, and no other consumer sees it
        return items.remove();
    }

    @Override
    public synchronized void end() {
        if (ended) return;
        ended = true;
        items.add(END);
        notifyAll();
    }
}
