package dev.turnstile.engine.lincheck.exploring;

import dev.turnstile.explore.Synchronization;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The state of one execution that the hooks share.
 *
 * @param synchronization its monitors, permits and interruptions
 * @param places its locations
 * @param calls what calls of methods do in it
 * @param loops the loops that its threads are in
 * @param sites where each thread was told to come to a monitor
 * @param privateWrites the threads that have written to objects that only they can reach, since they last came to the head of a loop
 */
record Told(
        Synchronization synchronization,
        Places places,
        MethodCalls calls,
        ActiveLoops loops,
        Map<Integer, Integer> sites,
        Set<Integer> privateWrites) {
    Told(Synchronization synchronization, Places places, MethodCalls calls, ActiveLoops loops) {
        this(synchronization, places, calls, loops, new HashMap<>(), new HashSet<>());
    }
}
