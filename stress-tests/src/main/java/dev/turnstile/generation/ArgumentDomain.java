package dev.turnstile.generation;

import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.ValueType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.providers.TypeUsage;
import org.jspecify.annotations.Nullable;

/**
 * The values that a parameter takes: few, so that operations meet on the same ones. jqwik's constraint annotations on the parameter
 * override the default.
 *
 * <p>Only inside a jqwik session.
 */
final class ArgumentDomain {
    private static final int MAX_VALUES = ValueType.MOST_VALUES;

    private static final List<List<@Nullable Object>> LIMITS = List.of(
            List.of(ValueType.SHORT.toMillis(), TimeUnit.MILLISECONDS),
            List.of(ValueType.LONG.toHours(), TimeUnit.HOURS));

    private static final int GENERATIONS = 100;

    private ArgumentDomain() {}

    /**
     * Returns the choices of arguments for an operation, the same for the same seed. A number and its {@link TimeUnit} are chosen together:
     * other time limits than one that runs out in every run and one that runs out in none would let verdicts depend on the clock.
     */
    static List<List<@Nullable Object>> of(Operation operation, long seed) {
        Parameter[] parameters = operation.method().getParameters();
        List<List<@Nullable Object>> choices = List.of(List.of());
        for (int i = 0; i < parameters.length; i++) {
            boolean limit = i + 1 < parameters.length
                    && parameters[i].getType() == long.class
                    && parameters[i + 1].getType() == TimeUnit.class
                    && constraints(parameters[i]).isEmpty();
            List<List<@Nullable Object>> values =
                    limit ? LIMITS : each(of(parameters[i], operation.types().get(i), seed));
            if (limit) i++;
            choices = choices.stream()
                    .flatMap(some -> values.stream().map(more -> append(some, more)))
                    .toList();
        }
        return choices;
    }

    private static List<List<@Nullable Object>> each(List<@Nullable Object> values) {
        return values.stream().map(Collections::singletonList).toList();
    }

    private static List<@Nullable Object> append(List<@Nullable Object> some, List<@Nullable Object> more) {
        List<@Nullable Object> longer = new ArrayList<>(some);
        longer.addAll(more);
        return longer;
    }

    private static List<Annotation> constraints(Parameter parameter) {
        return Stream.of(parameter.getAnnotations())
                .filter(a -> a.annotationType().getName().startsWith("net.jqwik."))
                .toList();
    }

    private static List<@Nullable Object> of(Parameter parameter, ValueType type, long seed) {
        List<Annotation> constraints = constraints(parameter);
        return constraints.isEmpty() ? type.values() : constrained(parameter, constraints, seed);
    }

    private static List<@Nullable Object> constrained(Parameter parameter, List<Annotation> constraints, long seed) {
        TypeUsage usage = TypeUsage.of(parameter.getType());
        for (Annotation constraint : constraints) usage = usage.withAnnotation(constraint);
        Arbitrary<Object> arbitrary = Arbitraries.defaultFor(usage);
        return arbitrary
                .exhaustive(MAX_VALUES)
                .map(all -> {
                    Set<Object> values = new LinkedHashSet<>();
                    all.forEach(values::add);
                    return List.copyOf(values);
                })
                .orElseGet(() -> sampled(arbitrary, seed));
    }

    /** The ends of the range first, where there is one: faults like to sit there. */
    private static List<Object> sampled(Arbitrary<Object> arbitrary, long seed) {
        RandomGenerator<Object> generator = arbitrary.generator(GENERATIONS);
        Random random = new Random(seed);
        Set<Object> values = new LinkedHashSet<>(ends(arbitrary));
        for (int i = 0; i < GENERATIONS && values.size() < MAX_VALUES; i++) {
            values.add(generator.next(random).value());
        }
        return List.copyOf(values);
    }

    /** The least and the greatest of jqwik's edge cases; none where values have no order. */
    private static List<Object> ends(Arbitrary<Object> arbitrary) {
        List<Object> edges = new ArrayList<>();
        arbitrary.edgeCases(GENERATIONS).forEach(edge -> edges.add(edge.value()));
        if (edges.isEmpty() || !edges.stream().allMatch(e -> e instanceof Number && e instanceof Comparable))
            return List.of();
        @SuppressWarnings("unchecked") // numbers of one type are comparable with each other
        Comparator<Object> order = (one, other) -> ((Comparable<Object>) one).compareTo(other);
        return List.of(Collections.min(edges, order), Collections.max(edges, order));
    }
}
