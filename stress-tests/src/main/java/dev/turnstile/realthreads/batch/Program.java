package dev.turnstile.realthreads.batch;

import dev.turnstile.judge.Judge;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.stage.CompiledScenario;
import dev.turnstile.stage.Stage;

/**
 * A scenario made ready to be run again and again.
 *
 * @param compiled its calls
 * @param outcomes those that are known to be legal
 * @param stage where it is run
 * @param times how long the subject's calls took so far
 */
public record Program(CompiledScenario compiled, SeenOutcomes outcomes, Stage stage, CallTimes times) {
    /** Returns a scenario made ready on a stage. */
    public static Program of(Stage stage, Scenario scenario, Judge judge, CallTimes times) {
        return new Program(stage.compile(scenario), new SeenOutcomes(judge), stage, times);
    }

    /** Returns what is run. */
    public Scenario scenario() {
        return compiled.scenario();
    }
}
