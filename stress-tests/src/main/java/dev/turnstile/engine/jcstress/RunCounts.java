package dev.turnstile.engine.jcstress;

import dev.turnstile.scenario.Scenario;
import java.util.HashSet;
import java.util.Set;

/** Counts scenarios that ran one thread after the other, and races. Races that hang are in no table of outcomes, so they are counted here. */
final class RunCounts {
    private final Set<Scenario> alone = new HashSet<>();
    private final Set<Scenario> raced = new HashSet<>();
    private int hung;

    void alone(Scenario scenario) {
        alone.add(scenario);
    }

    void raced(Scenario scenario) {
        raced.add(scenario);
    }

    void hung() {
        hung++;
    }

    /** How many scenarios were raced; where none was, how many were run one thread after the other. */
    int scenarios() {
        return raced.isEmpty() ? alone.size() : raced.size();
    }

    /**
     * How many runs of these there were.
     *
     * @param counted how many races tables of outcomes count
     */
    long runs(long counted) {
        return raced.isEmpty() ? alone.size() : counted + hung;
    }
}
