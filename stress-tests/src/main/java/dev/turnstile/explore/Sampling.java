package dev.turnstile.explore;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Draws schedules where there are too many to run them all: each thread has a priority, and of those that can go on the highest goes on.
 *
 * <p>Two ways take turns, and with many threads a third one after each, see {@link KindPriorities}. In the first, priorities are drawn once, and at a few steps, drawn beforehand, the thread that runs falls below all
 * others: a fault that needs {@code d} ordering constraints is found with a probability that falls with the number of steps to the
 * power of {@code d - 1} only (Burckhardt, Kothari, Musuvathi, Nagarakatte: A Randomized Scheduler with Probabilistic Guarantees of
 * Finding Bugs, ASPLOS 2010). The second way gives each transition a priority, and new ones to those that a step conflicts with, so
 * that the draws spread over classes of equivalent schedules (Yuan, Yang, Gu: Partial Order Aware Concurrency Sampling, CAV 2018).
 */
final class Sampling {
    /** The most steps at which the running thread falls behind; most faults need one or two. */
    private static final int MOST_CHANGES = 3;

    private static final long SEED = 42;

    /** Among fewer threads there are hardly two of one kind. */
    private static final int LEAST_BY_KIND = 6;

    private final Random random = new Random(SEED);
    private final KindPriorities kinds = new KindPriorities(new Random(SEED));
    private boolean drawsByKind;
    private int executions;
    private int longest = 1;
    private double[] priorities = new double[0];
    private @Nullable Transition[] drawnFor = new Transition[0];
    private int[] changes = new int[0];

    /** Begins the next execution. */
    void next() {
        drawsByKind = priorities.length >= LEAST_BY_KIND && !drawsByKind;
        if (!drawsByKind) executions++;
        kinds.next();
        priorities = new double[0];
        drawnFor = new Transition[0];
        changes = random.ints(executions / 2 % (MOST_CHANGES + 1), 0, longest).toArray();
    }

    private boolean drawsOnce() {
        return executions % 2 == 0;
    }

    /**
     * Chooses among the threads of an execution that can go on; one that needs a time-out for it only where no other can, or now and
     * then.
     */
    int choose(Execution execution) {
        int made = execution.steps.size();
        longest = Math.max(longest, made + 1);
        draw(execution);
        kinds.learn(execution);
        boolean timeRuns = random.nextInt(10) == 0;
        ThreadState best = best(execution, timeRuns);
        if (best == null) best = best(execution, true);
        if (best == null) throw new IllegalStateException("no thread can go on");
        return best.index;
    }

    private @Nullable ThreadState best(Execution execution, boolean timeRuns) {
        ThreadState best = null;
        for (ThreadState thread : execution.threads) {
            if (!(timeRuns ? thread.isEnabled() : thread.goesOn())) continue;
            if (best == null || priority(thread) > priority(best)) best = thread;
        }
        return best;
    }

    private double priority(ThreadState thread) {
        return drawsByKind ? kinds.of(thread) : priorities[thread.index];
    }

    private void draw(Execution execution) {
        int known = priorities.length;
        int threads = execution.threads.size();
        if (known < threads) {
            priorities = Arrays.copyOf(priorities, threads);
            drawnFor = Arrays.copyOf(drawnFor, threads);
            for (int t = known; t < threads; t++) priorities[t] = random.nextDouble();
        }
        int made = execution.steps.size();
        if (drawsOnce()) {
            for (int i = 0; i < changes.length; i++) {
                if (changes[i] == made && execution.previous >= 0) priorities[execution.previous] = -1 - i;
            }
            return;
        }
        Step latest = made == 0 ? null : execution.steps.get(made - 1);
        for (ThreadState thread : execution.threads) {
            boolean isNew = drawnFor[thread.index] != thread.pending;
            boolean conflicts = latest != null && latest.thread != thread.index && Dependency.between(thread, latest);
            if (!isNew && !conflicts) continue;
            drawnFor[thread.index] = thread.pending;
            priorities[thread.index] = random.nextDouble();
        }
    }

    /** Chooses among options. */
    int option(int options) {
        return random.nextInt(options);
    }
}
