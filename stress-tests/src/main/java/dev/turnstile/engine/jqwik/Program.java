package dev.turnstile.engine.jqwik;

import dev.turnstile.judge.Judge;
import dev.turnstile.scenario.Scenario;

/**
 * A scenario made ready to be run again and again.
 *
 * @param compiled its calls
 * @param outcomes those that are known to be legal
 * @param stage where it is run
 */
record Program(CompiledScenario compiled, SeenOutcomes outcomes, Stage stage) {
    static Program of(Stage stage, Scenario scenario, Judge judge) {
        return new Program(stage.compile(scenario), new SeenOutcomes(judge), stage);
    }

    Scenario scenario() {
        return compiled.scenario();
    }
}
