package dev.turnstile.generation;

import static dev.turnstile.spec.Model.caller;
import static dev.turnstile.spec.Model.enabledWhen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.machine.ModelMachine;
import dev.turnstile.machine.Replayed;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.ScenarioText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScenarioSorterTest {
    public interface Slot {
        void put();

        int take();

        int count();

        void poke();

        int self();
    }

    /** A slot with room for two. */
    public static class SlotModel implements Slot {
        private int filled;

        @Override
        public void put() {
            enabledWhen(filled < 2);
            filled++;
        }

        @Override
        public int take() {
            enabledWhen(filled > 0);
            return filled--;
        }

        @Override
        public int count() {
            return filled;
        }

        @Override
        public void poke() {}

        @Override
        public int self() {
            return caller();
        }
    }

    private static final List<Operation> OPERATIONS =
            Arrays.stream(Slot.class.getMethods()).map(Operation::of).toList();

    private final ScenarioSorter sorter = new ScenarioSorter(new ModelMachine(SlotModel.class), Map.of());

    @Test
    void each_order_of_the_model_gives_an_outcome() {
        assertThat(outcomes(sort("put() | count()"))).containsExactlyInAnyOrder("[null, 0]", "[null, 1]");
        assertThat(outcomes(sort("[put()] take() | count() [count()]")))
                .containsExactlyInAnyOrder("[null, 1, 1, 0]", "[null, 1, 0, 0]");
    }

    @Test
    void whether_it_blocks_depends_on_the_order_or_not() {
        assertThat(sort("put() | count()").blocking()).isEqualTo(Blocking.NEVER);
        assertThat(sort("take() | count()").blocking()).isEqualTo(Blocking.ALWAYS);
        assertThat(sort("[put()] take() | take(); put()").blocking()).isEqualTo(Blocking.SOMETIMES);
    }

    @Test
    void one_that_waits_and_then_goes_on_is_blockable_and_never_blocks() {
        SortedScenario sorted = sort("take() | put()");
        assertThat(sorted.blocking()).isEqualTo(Blocking.NEVER);
        assertThat(sorted.blockable()).isTrue();
        assertThat(sort("put() | count()").blockable()).isFalse();
    }

    @Test
    void what_blocks_in_the_init_part_leaves_all_pending() {
        SortedScenario sorted = sort("[take()] put() | put()");
        assertThat(sorted.blocking()).isEqualTo(Blocking.ALWAYS);
        assertThat(sorted.legalOutcomes())
                .hasSize(1)
                .allSatisfy(outcome -> assertThat(outcome)
                        .hasSize(3)
                        .allMatch(response -> response.equals(dev.turnstile.history.Response.PENDING)));
    }

    @Test
    void no_wrong_answer_shows_where_nothing_is_told() {
        assertThat(sort("poke() | poke()").wrongAnswerVisible()).isFalse();
        assertThat(sort("put() | put() [count()]").wrongAnswerVisible()).isTrue();
    }

    @Test
    void a_model_that_asks_who_calls_depends_on_it() {
        assertThat(sort("put() | count()").dependsOnCaller()).isFalse();
        assertThat(sort("self() | count()").dependsOnCaller()).isTrue();
    }

    @Test
    void one_with_too_many_orders_is_refused() {
        String many = "count(); put(); count(); take(); count(); put(); count(); take(); count()";
        assertThatThrownBy(() -> sort(many + " | " + many + " | " + many))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too many orders");
    }

    /** The calls so far, in order: no two orders of calls lead to equal states. */
    public static class Calls implements Slot {
        private final List<Integer> calls = new ArrayList<>();

        @Override
        public void put() {
            calls.add(0);
        }

        @Override
        public int take() {
            calls.add(1);
            return calls.size();
        }

        @Override
        public int count() {
            return calls.size();
        }

        @Override
        public void poke() {
            calls.add(2);
        }

        @Override
        public int self() {
            return caller();
        }
    }

    public static class ReplayedCalls extends Calls implements Replayed {}

    @Test
    void of_a_model_with_long_steps_few_scenarios_with_many_orders_are_sorted() {
        ScenarioSorter ofReplayed = new ScenarioSorter(new ModelMachine(ReplayedCalls.class), Map.of());
        ScenarioSorter ofPlain = new ScenarioSorter(new ModelMachine(Calls.class), Map.of());
        List<String> many = List.of(
                "put(); take(); poke() | take(); poke(); put() | poke(); put(); put()",
                "take(); take(); poke() | poke(); poke(); put() | take(); put(); put()",
                "poke(); take(); poke() | put(); poke(); take() | take(); take(); put()");

        for (String text : many) ofPlain.sort(ScenarioText.parse(text, OPERATIONS));
        assertThatThrownBy(() -> {
                    for (String text : many) ofReplayed.sort(ScenarioText.parse(text, OPERATIONS));
                })
                .hasMessageContaining("too many orders");
        assertThat(ofReplayed
                        .sort(ScenarioText.parse("take(); put() | put(); take()", OPERATIONS))
                        .legalOutcomes())
                .hasSizeGreaterThan(1);
    }

    private SortedScenario sort(String text) {
        return sorter.sort(ScenarioText.parse(text, OPERATIONS));
    }

    private static List<String> outcomes(SortedScenario sorted) {
        return sorted.legalOutcomes().stream()
                .map(outcome -> outcome.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]")))
                .toList();
    }
}
