package dev.turnstile.arbitrary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the values of an arbitrary. A small arbitrary has a number for each value; any other one for each edge case, and then for random
 * values without end. A number stands for the same value in each JVM and with each seed of a campaign.
 *
 * <p>Only within a {@link Session}.
 */
final class Drawing {
    private static final int GENERATIONS = 100;
    private static final int MOST_EDGE_CASES = 100;

    /** A seed chooses among this many random values. */
    private static final int RANDOM_VALUES = 1_000;

    /** Tries to find values that differ; small arbitraries give the same ones again and again. */
    private static final int TRIES = 100;

    private final RandomGenerator<?> generator;
    private final List<Shrinkable<?>> numbered;
    private final boolean complete;

    /** @param few if an arbitrary has at most this many values, all are taken */
    Drawing(Arbitrary<?> arbitrary, int few) {
        this.generator = arbitrary.generator(GENERATIONS);
        List<Object> all = new ArrayList<>();
        arbitrary.exhaustive(few).ifPresent(values -> values.forEach(all::add));
        this.complete = !all.isEmpty();
        List<Shrinkable<?>> edges = new ArrayList<>();
        for (Shrinkable<?> edge : arbitrary.edgeCases(MOST_EDGE_CASES)) edges.add(edge);
        this.numbered = complete ? shrinkable(all, edges) : distinct(edges);
    }

    /** Values that are enumerated do not shrink; the same ones that are drawn do. */
    private List<Shrinkable<?>> shrinkable(List<Object> values, List<Shrinkable<?>> edges) {
        Map<@Nullable Object, Shrinkable<?>> drawn = new LinkedHashMap<>();
        for (Shrinkable<?> edge : edges) drawn.putIfAbsent(edge.value(), edge);
        for (int i = 0; i < TRIES && drawn.size() < values.size(); i++) {
            Shrinkable<?> next = random(i);
            drawn.putIfAbsent(next.value(), next);
        }
        return distinct(values.stream()
                .<Shrinkable<?>>map(value -> drawn.getOrDefault(value, Shrinkable.unshrinkable(value)))
                .toList());
    }

    private static List<Shrinkable<?>> distinct(Collection<Shrinkable<?>> all) {
        Map<@Nullable Object, Shrinkable<?>> byValue = new LinkedHashMap<>();
        for (Shrinkable<?> each : all) byValue.putIfAbsent(each.value(), each);
        return List.copyOf(byValue.values());
    }

    /** Consecutive seeds would let {@link Random} begin with nearly equal numbers. */
    private Shrinkable<?> random(int index) {
        long mixed = (index + 1) * 0x9E3779B97F4A7C15L;
        return generator.next(new Random(mixed ^ (mixed >>> 32)));
    }

    /** Returns the value of a number, from 1; {@code null} if there is none. */
    @Nullable
    DrawnValue at(int number) {
        if (number < 1 || complete && number > numbered.size()) return null;
        Shrinkable<?> shrinkable =
                number <= numbered.size() ? numbered.get(number - 1) : random(number - 1 - numbered.size());
        return new DrawnValue(List.of(number), shrinkable);
    }

    /** Returns different values, up to a number: edge cases first, but for half of them at most. */
    List<DrawnValue> some(long seed, int most) {
        Map<@Nullable Object, DrawnValue> byValue = new LinkedHashMap<>();
        for (int number : first(most)) add(number, byValue);
        Random random = new Random(seed);
        for (int i = 0; i < TRIES && byValue.size() < most && !complete; i++)
            add(numbered.size() + 1 + random.nextInt(RANDOM_VALUES), byValue);
        for (int number = 1; number <= numbered.size() && byValue.size() < most; number++) add(number, byValue);
        return List.copyOf(byValue.values());
    }

    private void add(int number, Map<@Nullable Object, DrawnValue> byValue) {
        DrawnValue value = at(number);
        if (value != null) byValue.putIfAbsent(value.value(), value);
    }

    /** For numbers, the ends of the range: faults often show there. */
    private List<Integer> first(int most) {
        if (complete || numbered.isEmpty()) return List.of();
        if (!numbered.stream().allMatch(edge -> edge.value() instanceof Number && edge.value() instanceof Comparable))
            return numbered.size() == 1 || most < 4 ? List.of(1) : List.of(1, 2);
        @SuppressWarnings("unchecked") // numbers of one type are comparable with each other
        Comparator<Shrinkable<?>> order = (one, other) -> ((Comparable<Object>) one.value()).compareTo(other.value());
        return List.of(number(Collections.min(numbered, order)), number(Collections.max(numbered, order)));
    }

    private int number(Shrinkable<?> edge) {
        return numbered.indexOf(edge) + 1;
    }
}
