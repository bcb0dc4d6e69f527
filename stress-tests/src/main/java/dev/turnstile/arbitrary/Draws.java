package dev.turnstile.arbitrary;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.RandomGenerator;

/** Draws from given values, as jqwik does it. All of them work within a {@link Session} only. */
public final class Draws {
    private static final int GENERATIONS = 1_000;

    private Draws() {}

    /** Returns draws of one of some values. */
    public static <T> Function<Random, T> of(List<T> values) {
        RandomGenerator<T> generator = Arbitraries.of(values).generator(GENERATIONS);
        return random -> generator.next(random).value();
    }

    /**
     * Returns draws of lists of values.
     *
     * @param count the number of lists in a draw
     * @param min the least number of values in each
     * @param max the greatest number of values in each
     */
    public static <T> Function<Random, List<List<T>>> lists(List<T> values, int count, int min, int max) {
        RandomGenerator<List<List<T>>> generator = Arbitraries.of(values)
                .list()
                .ofMinSize(min)
                .ofMaxSize(max)
                .list()
                .ofSize(count)
                .generator(GENERATIONS);
        return random -> generator.next(random).value();
    }
}
