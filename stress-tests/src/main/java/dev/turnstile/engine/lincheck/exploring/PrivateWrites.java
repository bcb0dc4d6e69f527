package dev.turnstile.engine.lincheck.exploring;

import java.util.HashMap;
import java.util.Map;

/**
 * The writes of threads to objects that only they can reach. They are no steps, but a loop that makes them may carry something from one
 * round to the next.
 */
final class PrivateWrites {
    private final Map<Integer, Integer> counts = new HashMap<>();
    private final Map<Round, Integer> atHead = new HashMap<>();

    /** A loop that a thread is in, by the place of its head. */
    private record Round(int thread, int head) {}

    /** A thread writes. */
    void add(int thread) {
        counts.merge(thread, 1, Integer::sum);
    }

    /** A thread comes to the head of a loop. Returns whether it has written nothing since it was there last. */
    boolean noneInRound(int thread, int head) {
        Integer now = counts.getOrDefault(thread, 0);
        return now.equals(atHead.put(new Round(thread, head), now));
    }
}
