package dev.turnstile.explore.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.explore.realtime.RealTimeOrders.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RealTimeOrdersTest {
    @Test
    void independent_operations_have_both_orders() {
        StepPoset poset = new StepPoset(new int[] {1, 1});
        poset.step(0, 0);
        poset.step(1, 0);

        assertThat(pairs(poset)).containsExactly(Set.of("0.0<1.0"), Set.of("1.0<0.0"));
        assertThat(poset.realisable())
                .map(poset::names)
                .containsExactlyInAnyOrder(Set.of(), Set.of("0.0<1.0"), Set.of("1.0<0.0"));
    }

    @Test
    void dependent_operations_have_the_order_of_their_steps() {
        StepPoset poset = new StepPoset(new int[] {1, 1});
        int write = poset.step(1, 0);
        poset.step(0, 0, write);

        assertThat(pairs(poset)).containsExactly(Set.of("1.0<0.0"));
    }

    @Test
    void operations_overlap_if_each_has_a_step_before_one_of_the_other() {
        StepPoset poset = new StepPoset(new int[] {1, 1});
        int first = poset.step(0, 0);
        int second = poset.step(1, 0, first);
        poset.step(0, 0, second);

        assertThat(pairs(poset)).containsExactly(Set.of());
    }

    @Test
    void a_child_thread_hands_happens_before_on() {
        StepPoset poset = new StepPoset(new int[] {1, 1});
        int start = poset.step(0, 0);
        int child = poset.step(2, -1, start);
        poset.step(1, 0, child);

        assertThat(pairs(poset)).containsExactly(Set.of("0.0<1.0"));
    }

    @Test
    void a_step_between_operations_hands_happens_before_on_but_belongs_to_none() {
        StepPoset poset = new StepPoset(new int[] {2, 1});
        poset.step(0, 0);
        int between = poset.step(0, -1);
        poset.step(1, 0, between);
        poset.step(0, 1);

        assertThat(pairs(poset)).containsExactlyInAnyOrder(Set.of("0.0<1.0", "0.1<1.0"), Set.of("0.0<1.0", "1.0<0.1"));
    }

    @Test
    void operations_without_steps_float() {
        StepPoset poset = new StepPoset(new int[] {2, 1});

        assertThat(pairs(poset))
                .containsExactlyInAnyOrder(
                        Set.of("0.0<1.0", "0.1<1.0"), Set.of("0.0<1.0", "1.0<0.1"), Set.of("1.0<0.0", "1.0<0.1"));
    }

    /** Operation 0.0 has to overlap 1.0, and therefore precedes 1.1; 2.0 precedes both, follows both, or follows 1.1 too. */
    @Test
    void an_order_between_operations_forces_others() {
        StepPoset poset = new StepPoset(new int[] {1, 2, 1});
        int begin = poset.step(0, 0);
        int read = poset.step(1, 0, begin);
        poset.step(0, 0, read);
        poset.step(1, 1);
        poset.step(2, 0);

        assertThat(pairs(poset))
                .containsExactlyInAnyOrder(
                        Set.of("2.0<0.0", "2.0<1.0", "2.0<1.1", "0.0<1.1"),
                        Set.of("0.0<2.0", "1.0<2.0", "0.0<1.1", "2.0<1.1"),
                        Set.of("0.0<2.0", "1.0<2.0", "0.0<1.1", "1.1<2.0"));
    }

    @Test
    void a_pending_operation_precedes_nothing_and_is_called_late() {
        StepPoset poset = new StepPoset(new int[] {1, 2}, true, false);
        int taken = poset.step(0, 0);
        poset.step(1, 0);
        poset.step(1, 1, taken);

        assertThat(pairs(poset)).containsExactly(Set.of("1.0<0.0"));
    }

    @Test
    void a_pending_operation_that_nothing_depends_on_is_called_last() {
        StepPoset poset = new StepPoset(new int[] {1, 2}, true, false);

        assertThat(pairs(poset)).containsExactly(Set.of("1.0<0.0", "1.1<0.0"));
    }

    @Test
    void without_operations_there_is_one_empty_order() {
        StepPoset poset = new StepPoset(new int[] {0, 0});
        poset.step(1, -1);

        assertThat(pairs(poset)).containsExactly(Set.of());
    }

    /** Six classes, one for each sequence of the four increments, which the answers tell apart. */
    @Test
    void a_synchronized_counter_has_44_pairs_of_answers_and_order() {
        Set<List<Object>> all = new HashSet<>();
        Set<List<Object>> maximal = new HashSet<>();
        for (String sequence : List.of("0011", "0101", "0110", "1001", "1010", "1100")) {
            StepPoset poset = new StepPoset(new int[] {2, 2});
            int[] operation = new int[2];
            Integer[] unlocked = {};
            for (char thread : sequence.toCharArray()) {
                int t = thread - '0';
                int lock = poset.step(t, operation[t], unlocked);
                unlocked = new Integer[] {poset.step(t, operation[t]++, lock)};
            }
            for (long order : poset.realisable()) all.add(List.of(sequence, order));
            for (Set<String> order : pairs(poset)) maximal.add(List.of(sequence, order));
        }
        assertThat(all).hasSize(44);
        assertThat(maximal).hasSize(6);
    }

    /** Sixteen independent operations have 16! / 4!^4 maximal orders. */
    @Test
    void many_independent_operations_exceed_the_limit() {
        RealTimeOrders result = RealTimeOrders.maximal(List.of(), new int[] {4, 4, 4, 4}, new boolean[4]);

        assertThat(result.complete()).isFalse();
        assertThat(result.orders()).doesNotHaveDuplicates().hasSize(RealTimeOrders.DEFAULT_LIMIT);
    }

    @Test
    void a_limited_search_takes_orders_from_all_its_parts() {
        RealTimeOrders result = RealTimeOrders.maximal(List.of(), new int[] {4, 4, 4, 4}, new boolean[4], 256);

        assertThat(result.orders()).extracting(o -> first(o)).containsOnly(0, 1, 2, 3);
        for (int thread = 0; thread < 4; thread++) {
            int expected = thread;
            assertThat(result.orders()).filteredOn(o -> first(o) == expected).hasSize(64);
        }
    }

    @Test
    void exactly_as_many_orders_as_the_limit_are_complete() {
        assertThat(RealTimeOrders.maximal(List.of(), new int[] {2, 2}, new boolean[2], 6))
                .satisfies(r -> assertThat(r.complete()).isTrue())
                .satisfies(r -> assertThat(r.orders()).hasSize(6));
        assertThat(RealTimeOrders.maximal(List.of(), new int[] {2, 2}, new boolean[2], 5)
                        .complete())
                .isFalse();
    }

    @Test
    void sixty_four_operations_fit_and_one_more_does_not() {
        int[] operations = {64};
        assertThat(RealTimeOrders.maximal(List.of(), operations, new boolean[1]).orders())
                .singleElement()
                .satisfies(
                        o -> assertThat(o.span(0, 62).precedes(o.span(0, 63))).isTrue());
        assertThatThrownBy(() -> RealTimeOrders.maximal(List.of(), new int[] {64, 1}, new boolean[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65");
    }

    @Test
    void missing_entries_of_a_clock_are_zero() {
        List<Step> steps = List.of(
                new Step(0, 0, new int[] {1}), new Step(1, 0, new int[] {1, 1}), new Step(2, 0, new int[] {0, 0, 1}));
        RealTimeOrders result = RealTimeOrders.maximal(steps, new int[] {1, 1, 1}, new boolean[3]);

        assertThat(result.orders()).hasSize(3).allMatch(o -> o.span(0, 0).precedes(o.span(1, 0)));
    }

    @Test
    void steps_that_no_execution_has_are_refused() {
        List<Step> backwards = List.of(new Step(0, 1, new int[] {1}), new Step(0, 0, new int[] {2}));
        assertThatThrownBy(() -> RealTimeOrders.maximal(backwards, new int[] {2}, new boolean[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not in the sequence");

        List<Step> notCalled = List.of(new Step(0, 1, new int[] {1}));
        assertThatThrownBy(() -> RealTimeOrders.maximal(notCalled, new int[] {1}, new boolean[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not called");

        assertThatThrownBy(() -> RealTimeOrders.maximal(List.of(), new int[] {0}, new boolean[] {true}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pending");
        assertThatThrownBy(() -> RealTimeOrders.maximal(List.of(), new int[] {0}, new boolean[2]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RealTimeOrders.maximal(List.of(), new int[] {0}, new boolean[1], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit");
    }

    private static int first(RealTimeOrders.Order order) {
        int thread = 0;
        while (order.span(thread, 0).invoked() != 0) thread++;
        return thread;
    }

    private static List<Set<String>> pairs(StepPoset poset) {
        RealTimeOrders result = poset.maximal();
        assertThat(result.complete()).isTrue();
        return result.orders().stream().map(o -> poset.names(poset.pairs(o))).toList();
    }
}
