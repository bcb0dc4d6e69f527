package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.JoinableQueue;
import dev.turnstile.models.queues.JoinableQueueModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostUpdate;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Miscounts what is not dealt with: two threads that are done read the same count, and both write one less. Or the count is read, an item
 * is put, and the item's one is overwritten. So {@code join} waits for nobody, or returns before the last item is dealt with.
 *
 * <p>With two items put: {@code taskDone() | taskDone()}, then {@code join():never}. Fixed by {@link CountingJoinableQueue}.
 */
@Subject(model = JoinableQueueModel.class)
@Broken(
        fault = LostUpdate.class,
        because = "taskDone counts down in two steps, outside the monitor",
        fixedBy = CountingJoinableQueue.class)
public class RacyTaskDoneQueue implements JoinableQueue {
    private final Queue<Integer> items = new ArrayDeque<>();
    private volatile int unfinished;

    @Override
    public synchronized void put(int item) {
        items.add(item);
        unfinished++;
        notifyAll();
    }

    @Override
    public synchronized int take() {
        while (items.isEmpty()) Interruptibly.await(this);
        return items.remove();
    }

    @Override
    public void taskDone() {
        int left = unfinished - 1; // the fault: the monitor is not held
        if (left < 0) throw new IllegalStateException("more done than put");
        unfinished = left;
        synchronized (this) {
            notifyAll();
        }
    }

    @Override
    public synchronized void join() {
        while (unfinished > 0) Interruptibly.await(this);
    }
}
