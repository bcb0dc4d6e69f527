package dev.turnstile.engine.lincheck.exploring;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The operations of a scenario that its threads have begun in one execution. */
final class BegunOperations {
    private final Map<Integer, Integer> latest = new HashMap<>();
    private final Set<Integer> threads = new HashSet<>();

    /** A thread begins an operation. Returns whether it is its first one in the execution, in whichever part. */
    boolean isFirst(int thread) {
        return threads.add(thread);
    }

    /** A thread begins an operation of the parallel part. Returns its number among those of the thread, from 0. */
    int next(int thread) {
        return latest.merge(thread, 0, (known, ignored) -> known + 1);
    }

    /** Another execution begins. */
    void clear() {
        latest.clear();
        threads.clear();
    }
}
