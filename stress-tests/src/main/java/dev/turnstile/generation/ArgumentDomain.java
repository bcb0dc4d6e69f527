package dev.turnstile.generation;

import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.providers.TypeUsage;

/**
 * The values that a parameter takes: few, so that operations meet on the same ones. jqwik's constraint annotations on the parameter
 * override the default.
 *
 * <p>Only inside a jqwik session.
 */
final class ArgumentDomain {
    private static final int MAX_VALUES = 4;
    private static final int GENERATIONS = 100;

    private ArgumentDomain() {}

    /** The values, the same for the same seed. */
    static List<Object> of(Parameter parameter, long seed) {
        List<Annotation> constraints = Stream.of(parameter.getAnnotations())
                .filter(a -> a.annotationType().getName().startsWith("net.jqwik."))
                .toList();
        return constraints.isEmpty() ? byDefault(parameter.getType()) : constrained(parameter, constraints, seed);
    }

    /** Of numbers 1 and 0: code often takes 0 for "nothing there", and a field holds 0 before anything is written to it. */
    private static List<Object> byDefault(Class<?> type) {
        if (type == int.class || type == Integer.class) return List.of(1, 0);
        if (type == long.class || type == Long.class) return List.of(1L, 0L);
        if (type == short.class || type == Short.class) return List.of((short) 1, (short) 0);
        if (type == byte.class || type == Byte.class) return List.of((byte) 1, (byte) 0);
        if (type == double.class || type == Double.class) return List.of(1.0, 0.0);
        if (type == float.class || type == Float.class) return List.of(1.0f, 0.0f);
        if (type == boolean.class || type == Boolean.class) return List.of(false, true);
        if (type == char.class || type == Character.class) return List.of('a', 'b');
        if (type == String.class) return List.of("a", "b");
        return Arrays.<Object>stream(type.getEnumConstants()).limit(MAX_VALUES).toList();
    }

    private static List<Object> constrained(Parameter parameter, List<Annotation> constraints, long seed) {
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
