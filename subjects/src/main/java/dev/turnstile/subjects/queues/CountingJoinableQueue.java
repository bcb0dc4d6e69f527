package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.JoinableQueue;
import dev.turnstile.models.queues.JoinableQueueModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The items, and how many are not dealt with, under one monitor.
 *
 * <p>Those who take and those who join sleep on it together. So every change that may let one of them go on wakes all, and each looks again.
 */
@Subject(model = JoinableQueueModel.class)
public class CountingJoinableQueue implements JoinableQueue {
    private final Queue<Integer> items = new ArrayDeque<>();
    int unfinished;

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
    public synchronized void taskDone() {
        int left = unfinished - 1;
        if (left < 0) throw new IllegalStateException("more done than put");
        unfinished = left;
        notifyAll();
    }

    @Override
    public synchronized void join() {
        while (unfinished > 0) Interruptibly.await(this);
    }
}
