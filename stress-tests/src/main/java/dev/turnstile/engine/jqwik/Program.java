package dev.turnstile.engine.jqwik;

import dev.turnstile.judge.Judge;
import dev.turnstile.scenario.Scenario;

/**
 * A scenario made ready to be run again and again.
 *
 * @param compiled its calls
 * @param outcomes those that are known to be legal
 * @param stage where it is run
 * @param times how long the subject's calls took so far
 */
record Program(CompiledScenario compiled, SeenOutcomes outcomes, Stage stage, CallTimes times) {
    static Program of(Stage stage, Scenario scenario, Judge judge, CallTimes times) {
        return new Program(stage.compile(scenario), new SeenOutcomes(judge), stage, times);
    }

    Scenario scenario() {
        return compiled.scenario();
    }
}
