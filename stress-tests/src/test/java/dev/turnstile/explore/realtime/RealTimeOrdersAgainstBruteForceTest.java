package dev.turnstile.explore.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.explore.realtime.RealTimeOrders.Order;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares with the real-time orders of all linear extensions of random posets. */
class RealTimeOrdersAgainstBruteForceTest {
    private static final int CASES = 500;

    @Test
    @Tag("slow")
    void finds_the_strictest_of_all_realisable_orders() {
        int several = 0;
        int partial = 0;
        for (int seed = 0; seed < CASES; seed++) {
            StepPoset poset = random(new Random(seed));
            Set<Long> realisable = poset.realisable();

            RealTimeOrders result = poset.maximal();

            List<Long> orders = result.orders().stream().map(poset::pairs).toList();
            assertThat(result.complete()).isTrue();
            String description = "seed " + seed + ": " + poset;
            assertThat(realisable).as(description).containsAll(orders);
            assertThat(realisable)
                    .as(description)
                    .allMatch(order -> orders.stream().anyMatch(maximal -> (order & ~maximal) == 0));
            assertThat(orders).as(description).containsExactlyInAnyOrderElementsOf(StepPoset.strictest(realisable));
            if (orders.size() > 1) several++;
            if (realisable.size() > orders.size()) partial++;
        }
        assertThat(several).as("cases with more than one maximal order").isGreaterThan(CASES / 4);
        assertThat(partial).as("cases with an order that is not maximal").isGreaterThan(CASES / 4);
    }

    @Test
    void spans_of_a_thread_follow_one_another() {
        for (int seed = 0; seed < CASES; seed++) {
            StepPoset poset = random(new Random(seed));
            for (Order order : poset.maximal().orders()) {
                for (int t = 0; t < poset.operations().length; t++) {
                    int count = poset.operations()[t];
                    for (int i = 0; i < count; i++) {
                        assertThat(order.span(t, i).invoked())
                                .isLessThan(order.span(t, i).returned());
                        assertThat(order.span(t, i).returned() == Long.MAX_VALUE)
                                .isEqualTo(poset.pending()[t] && i == count - 1);
                        if (i > 0)
                            assertThat(order.span(t, i - 1).precedes(order.span(t, i)))
                                    .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void orders_of_different_executions_are_equal_where_their_pairs_are() {
        Map<List<Object>, Order> byPairs = new HashMap<>();
        int met = 0;
        for (int seed = 0; seed < CASES; seed++) {
            StepPoset poset = random(new Random(seed));
            Object operations = Arrays.stream(poset.operations()).boxed().toList();
            for (Order order : poset.maximal().orders()) {
                List<Object> key = List.of(operations, Arrays.toString(poset.pending()), poset.pairs(order));
                Order other = byPairs.putIfAbsent(key, order);
                if (other == null) continue;
                met++;
                assertThat(order).isEqualTo(other).hasSameHashCodeAs(other);
            }
        }
        assertThat(met).as("orders met more than once").isGreaterThan(CASES / 4);
        assertThat(new HashSet<>(byPairs.values())).hasSizeLessThanOrEqualTo(byPairs.size());
    }

    @Test
    void a_limited_search_lists_realisable_orders_and_admits_that_it_is_limited() {
        int limited = 0;
        for (int seed = 0; seed < CASES; seed++) {
            StepPoset poset = random(new Random(seed));
            List<Order> all = poset.maximal().orders();
            for (int limit : new int[] {1, 2, 5, all.size()}) {
                RealTimeOrders result = poset.maximal(limit);
                assertThat(result.complete()).isEqualTo(all.size() <= limit);
                assertThat(all).containsAll(result.orders());
                assertThat(result.orders())
                        .isNotEmpty()
                        .hasSizeLessThanOrEqualTo(limit)
                        .doesNotHaveDuplicates();
                if (result.complete()) assertThat(result.orders()).isEqualTo(all);
                else limited++;
            }
        }
        assertThat(limited).isGreaterThan(CASES / 4);
    }

    /** Two or three threads of operations, sometimes a child thread and steps between operations, and edges of random density. */
    private static StepPoset random(Random random) {
        int threads = 2 + random.nextInt(2);
        int mostOperations = threads == 2 ? 3 : 2;
        int[] operations = IntStream.generate(() -> 1 + random.nextInt(mostOperations))
                .limit(threads)
                .toArray();
        if (random.nextInt(4) == 0) operations[0] = 3;
        if (random.nextInt(20) == 0) operations[1] = 0;
        boolean[] pending = new boolean[threads];
        for (int t = 0; t < threads; t++) pending[t] = operations[t] > 0 && random.nextInt(4) == 0;

        int childSteps = random.nextInt(3);
        int[][] program = new int[threads + 1][];
        for (int t = 0; t < threads; t++) {
            IntStream.Builder ofThread = IntStream.builder();
            for (int i = 0; i < operations[t]; i++) {
                if (random.nextInt(6) == 0) ofThread.add(-1);
                for (int s = random.nextInt(4); s > 0; s--) ofThread.add(i);
            }
            program[t] = ofThread.build().toArray();
        }
        program[threads] = IntStream.generate(() -> -1).limit(childSteps).toArray();

        double density = random.nextDouble() * 0.3;
        StepPoset poset = new StepPoset(operations, pending);
        int[] position = new int[threads + 1];
        int left = Arrays.stream(program).mapToInt(p -> p.length).sum();
        while (left > 0) {
            int t = random.nextInt(threads + 1);
            if (position[t] == program[t].length) continue;
            Integer[] after = IntStream.range(0, poset.size())
                    .filter(s -> random.nextDouble() < density)
                    .boxed()
                    .toArray(Integer[]::new);
            poset.step(t, program[t][position[t]++], after);
            left--;
        }
        return poset;
    }
}
