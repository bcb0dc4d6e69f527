package dev.turnstile.engine.lincheck.exploring;

import dev.turnstile.engine.lincheck.exploring.loops.ActiveLoops;
import dev.turnstile.engine.lincheck.exploring.loops.Endlessness;
import dev.turnstile.engine.lincheck.exploring.loops.PrivateWrites;
import dev.turnstile.engine.lincheck.exploring.steps.Places;
import dev.turnstile.explore.monitors.Synchronization;
import java.util.HashMap;
import java.util.Map;

/**
 * The state of one execution that the hooks share.
 *
 * @param synchronization its monitors, permits and interruptions
 * @param places its locations
 * @param calls what calls of methods do in it
 * @param loops the loops that its threads are in
 * @param sites where each thread was told to come to a monitor
 * @param privateWrites the writes to objects that only their thread can reach
 * @param endlessness the loops and calls since the latest step
 * @param turns when its threads made their steps, where somebody watches it
 */
record Told(
        Synchronization synchronization,
        Places places,
        MethodCalls calls,
        ActiveLoops loops,
        Map<Integer, Integer> sites,
        PrivateWrites privateWrites,
        Endlessness endlessness,
        Turns turns) {
    Told(Synchronization synchronization, Places places, MethodCalls calls, ActiveLoops loops, Turns turns) {
        this(synchronization, places, calls, loops, new HashMap<>(), new PrivateWrites(), new Endlessness(), turns);
    }

    /** A thread leaves all loops. */
    void leaveAll(int thread) {
        loops.leaveAll(thread);
        calls.waits().clocks().leaveAll(thread);
    }
}
