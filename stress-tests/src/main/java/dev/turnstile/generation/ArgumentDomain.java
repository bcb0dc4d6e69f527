package dev.turnstile.generation;

import dev.turnstile.scenario.GivenValue;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.ValueType;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The values that a parameter takes: few, so that operations meet on the same ones. jqwik gives them where the parameter asks it to. */
final class ArgumentDomain {
    private static final List<List<@Nullable Object>> LIMITS = List.of(
            List.of(ValueType.SHORT.toMillis(), TimeUnit.MILLISECONDS),
            List.of(ValueType.LONG.toHours(), TimeUnit.HOURS));

    private ArgumentDomain() {}

    /**
     * Returns the choices of arguments for an operation, the same for the same seed. A number and its {@link TimeUnit} are chosen together:
     * other time limits than one that runs out in every run and one that runs out in none would let verdicts depend on the clock.
     */
    static List<List<@Nullable Object>> of(Operation operation, long seed) {
        Parameter[] parameters = operation.method().getParameters();
        List<List<@Nullable Object>> choices = List.of(List.of());
        for (int i = 0; i < parameters.length; i++) {
            List<GivenValue> given = operation.types().get(i).given(seed);
            boolean limit = i + 1 < parameters.length
                    && parameters[i].getType() == long.class
                    && parameters[i + 1].getType() == TimeUnit.class
                    && given.isEmpty();
            List<List<@Nullable Object>> values = limit
                    ? LIMITS
                    : each(given.isEmpty() ? operation.types().get(i).values() : arguments(given));
            if (limit) i++;
            choices = choices.stream()
                    .flatMap(some -> values.stream().map(more -> append(some, more)))
                    .toList();
        }
        return choices;
    }

    private static List<@Nullable Object> arguments(List<GivenValue> given) {
        List<@Nullable Object> arguments = new ArrayList<>();
        for (GivenValue value : given) arguments.add(value.argument());
        return arguments;
    }

    private static List<List<@Nullable Object>> each(List<@Nullable Object> values) {
        return values.stream().map(Collections::singletonList).toList();
    }

    private static List<@Nullable Object> append(List<@Nullable Object> some, List<@Nullable Object> more) {
        List<@Nullable Object> longer = new ArrayList<>(some);
        longer.addAll(more);
        return longer;
    }
}
