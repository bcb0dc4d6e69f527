package dev.turnstile.engine.lincheck.exploring;

import java.util.HashMap;
import java.util.Map;

/**
 * The writes of threads to objects that only they can reach. They are no steps, but a loop that makes them may carry something from one
 * round to the next.
 */
final class PrivateWrites {
    private final Map<Integer, Integer> counts = new HashMap<>();
    private final Map<Integer, Map<Integer, Integer>> atHeads = new HashMap<>();

    /** A thread writes. */
    void add(int thread) {
        counts.merge(thread, 1, Integer::sum);
    }

    /** A thread comes to the head of a loop. Returns whether it has written nothing since it was there last. */
    boolean noneInRound(int thread, int head) {
        Integer now = counts.getOrDefault(thread, 0);
        return now.equals(atHeads.computeIfAbsent(thread, t -> new HashMap<>()).put(head, now));
    }
}
