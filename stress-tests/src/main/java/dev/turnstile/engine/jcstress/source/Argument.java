package dev.turnstile.engine.jcstress.source;

import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.ArrayValue;
import dev.turnstile.scenario.ScenarioText;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a generated test. Public for generated tests only.
 *
 * @param value an {@link ArrayValue} for an array
 */
public record Argument(@Nullable Object value) {
    /**
     * Reads an argument.
     *
     * @param subject whose operation is called
     * @param call the operation with all its arguments: {@code addAll([1, 0])}
     * @param index which of them
     */
    public static Argument of(Class<?> subject, String call, int index) {
        Actor actor = ScenarioText.parse(call, DeclarationReader.operations(subject))
                .parallel()
                .get(0)
                .get(0);
        Object value = actor.arguments().get(index);
        return new Argument(value instanceof ArrayValue ? value : ArrayValue.made(value));
    }

    /** Returns a new array. */
    public @Nullable Object make() {
        return value instanceof ArrayValue array ? array.make() : value;
    }
}
