package dev.turnstile.engine.lincheck;

import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A class without state. A subject that has no more schedules than this one has no state that Lincheck sees. Public for Lincheck alone.
 */
public class NoOp {
    private static final Map<Integer, Integer> SCHEDULES = new HashMap<>();

    /** Does nothing. */
    public void nothing() {}

    /** How many schedules so many threads have that do nothing. The number of their actors makes no difference. */
    static synchronized int schedules(int threads) {
        return SCHEDULES.computeIfAbsent(threads, NoOp::count);
    }

    private static int count(int threads) {
        List<Actor> thread = List.of(new Actor(operation(), List.of()));
        try (Exploration exploration =
                new Exploration(NoOp.class, Scenario.ofThreads(Collections.nCopies(threads, thread)), Mode.BRISK)) {
            while (exploration.next()) exploration.run();
            return exploration.schedules();
        }
    }

    private static Operation operation() {
        try {
            return new Operation(NoOp.class.getMethod("nothing"));
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }
}
