package dev.turnstile.subjects.pools;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Which tasks a pool has accepted and how often it ran each, in books of its own: a broken pool's may be wrong. Thread-safe. */
final class TaskLedger {
    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

    /**
     * Submits a task and keeps the books on it.
     *
     * @param submission submits what it is given and answers whether it was accepted
     * @param task is given a ledger for the tasks that it submits itself
     */
    boolean submit(Predicate<Runnable> submission, Consumer<TaskLedger> task) {
        var entry = new Entry();
        entries.add(entry); // before the submission: the task may run at once
        entry.accepted = submission.test(() -> {
            entry.runs.incrementAndGet();
            task.accept(entry.inner);
        });
        return entry.accepted;
    }

    /** Returns how many tasks have run once, and so have all that they submitted. Asked when no submission or task is under way. */
    int ranOnce() {
        return (int) entries.stream().filter(Entry::ranOnce).count();
    }

    private static final class Entry {
        private final AtomicInteger runs = new AtomicInteger();
        private final TaskLedger inner = new TaskLedger();
        private volatile boolean accepted;

        boolean ranOnce() {
            return runs.get() == 1
                    && inner.entries.stream().allMatch(task -> task.accepted ? task.ranOnce() : task.runs.get() == 0);
        }
    }
}
