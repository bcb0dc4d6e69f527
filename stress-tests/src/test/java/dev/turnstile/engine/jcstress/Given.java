package dev.turnstile.engine.jcstress;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.jcstress.source.Shape;
import dev.turnstile.engine.jcstress.source.StressTest;
import dev.turnstile.engine.jcstress.source.TestWriter;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.scenario.ScenarioText;

/**
 * A subject with its scenarios.
 *
 * @param declaration the subject
 * @param space its scenarios
 */
public record Given(Declaration declaration, ScenarioSpace space) {
    public static Given subject(Class<?> subject) {
        Declaration declaration = DeclarationReader.read(subject);
        return new Given(declaration, ScenarioSpace.of(declaration, 42, 24));
    }

    SortedScenario scenario(String text) {
        return space.sort(ScenarioText.parse(text, declaration.operations()));
    }

    public StressTest test(String scenario, Shape shape) {
        return new TestWriter(declaration.subject())
                .write(1, scenario(scenario), shape)
                .orElseThrow();
    }
}
