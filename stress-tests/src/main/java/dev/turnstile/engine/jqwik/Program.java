package dev.turnstile.engine.jqwik;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.judge.Judge;
import dev.turnstile.scenario.Scenario;

/**
 * A scenario made ready to be run again and again.
 *
 * @param compiled its calls
 * @param outcomes those that are known to be legal
 */
record Program(CompiledScenario compiled, SeenOutcomes outcomes) {
    static Program of(Declaration subject, Scenario scenario, Judge judge) {
        return new Program(CompiledScenario.of(subject.subject(), scenario), new SeenOutcomes(judge));
    }

    Scenario scenario() {
        return compiled.scenario();
    }
}
