package dev.turnstile.explore;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Draws the priorities of threads by their kinds: threads whose first step is at one place in the code are of one kind. Among sixty equal
 * threads and one other, priorities of their own would hardly ever put the one other in a particular place.
 *
 * <p>At one step, drawn beforehand by its kind and its number among its thread's steps, the thread falls below all others; or all of its
 * kind do; or each of its kind falls as it comes to that step itself, so that all are in one place: each holds its first lock, say. Threads
 * that start others mostly come first, so that the others exist.
 */
final class KindPriorities {
    /** More than any difference between priorities as they are drawn. */
    private static final double BELOW_ALL = 2_000;

    private static final int MOST_PRIORITY = 1_000;

    /** The way in which priorities fall. */
    private enum Falling {
        /** The first that comes to the step. */
        ALONE,
        /** With the first all of its kind. */
        TOGETHER,
        /** Each that comes to the step. */
        EACH
    }

    private final Random random;

    /** The most steps of a thread of each kind, in any execution so far. */
    private final Map<Integer, Integer> longest = new LinkedHashMap<>();

    /** The kinds of which a thread has started others. */
    private final Set<Integer> starters = new HashSet<>();

    private final Map<Integer, Double> drawn = new HashMap<>();
    private int[] kinds = new int[0];
    private boolean[] known = new boolean[0];
    private double[] priorities = new double[0];
    private int fallingKind;
    private int fallingStep;
    private Falling falling = Falling.ALONE;
    private boolean startersFirst;

    KindPriorities(Random random) {
        this.random = random;
    }

    /** Begins the next execution. */
    void next() {
        drawn.clear();
        known = new boolean[0];
        List<Integer> candidates = longest.keySet().stream()
                .filter(kind -> !starters.contains(kind))
                .toList();
        startersFirst = random.nextInt(4) > 0;
        falling = Falling.values()[random.nextInt(Falling.values().length)];
        fallingStep = 0;
        if (candidates.isEmpty()) return;
        fallingKind = candidates.get(random.nextInt(candidates.size()));
        fallingStep = 1 + random.nextInt(longest.getOrDefault(fallingKind, 1));
    }

    /** Learns of the latest step of any execution. */
    void learn(Execution execution) {
        int threads = execution.threads.size();
        if (known.length < threads) {
            known = Arrays.copyOf(known, threads);
            kinds = Arrays.copyOf(kinds, threads);
            priorities = Arrays.copyOf(priorities, threads);
        }
        for (ThreadState thread : execution.threads) {
            if (known[thread.index] || thread.pending == null) continue;
            known[thread.index] = true;
            kinds[thread.index] = thread.pending.site();
            priorities[thread.index] = of(kinds[thread.index]) + random.nextDouble();
        }
        int latest = execution.previous;
        if (latest < 0 || !known[latest]) return;
        int made = execution.thread(latest).own.size();
        longest.merge(kinds[latest], made, Math::max);
        Step step = execution.steps.get(execution.steps.size() - 1);
        if (!step.started.isEmpty()) starters.add(kinds[latest]);
        if (kinds[latest] == fallingKind && made == fallingStep) fall(latest);
    }

    private double of(int kind) {
        boolean first = startersFirst && starters.contains(kind);
        return drawn.computeIfAbsent(kind, k -> (first ? BELOW_ALL : 0) + random.nextInt(MOST_PRIORITY));
    }

    private void fall(int thread) {
        boolean together = falling == Falling.TOGETHER;
        if (falling != Falling.EACH) fallingStep = 0;
        for (int t = 0; t < known.length; t++) {
            boolean falls = t == thread || together && known[t] && kinds[t] == fallingKind;
            if (falls) priorities[t] -= BELOW_ALL;
        }
        if (together) drawn.merge(fallingKind, -BELOW_ALL, Double::sum);
    }

    /** Returns the priority of a thread that has announced something. */
    double of(ThreadState thread) {
        return priorities[thread.index];
    }
}
