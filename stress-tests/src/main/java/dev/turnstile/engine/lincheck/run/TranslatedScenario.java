package dev.turnstile.engine.lincheck.run;

import dev.turnstile.scenario.ArrayValue;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as Lincheck takes it. Lincheck hands the same arguments to all executions: what one of them changes in an array, the next must
 * not find.
 *
 * @param scenario Lincheck's
 * @param restored makes the arrays among the arguments hold again what they held
 */
record TranslatedScenario(ExecutionScenario scenario, List<Runnable> restored) {
    static TranslatedScenario of(Scenario scenario) {
        List<Runnable> restored = new ArrayList<>();
        ExecutionScenario translated = new ExecutionScenario(
                translated(scenario.init(), restored),
                scenario.parallel().stream()
                        .map(actors -> translated(actors, restored))
                        .toList(),
                translated(scenario.post(), restored),
                null);
        return new TranslatedScenario(translated, restored);
    }

    private static List<Actor> translated(List<dev.turnstile.scenario.Actor> actors, List<Runnable> restored) {
        return actors.stream()
                .map(actor -> new Actor(actor.operation().method(), Arrays.asList(values(actor, restored))))
                .toList();
    }

    private static @Nullable Object[] values(dev.turnstile.scenario.Actor actor, List<Runnable> restored) {
        @Nullable Object[] values = actor.values();
        for (int i = 0; i < values.length; i++) {
            Object array = values[i];
            if (array != null && actor.arguments().get(i) instanceof ArrayValue value)
                restored.add(() -> value.fill(array));
        }
        return values;
    }

    /** Before the next execution. */
    void restore() {
        restored.forEach(Runnable::run);
    }
}
