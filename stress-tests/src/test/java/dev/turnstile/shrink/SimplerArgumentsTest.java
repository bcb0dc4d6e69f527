package dev.turnstile.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.arbitrary.Euro;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ScenarioText;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SimplerArgumentsTest {
    private static final long SEED = 42;

    interface Box {
        void put(@IntRange(max = 1_000_000) int value, int key);

        void pay(Euro amount);

        boolean owes(Euro amount);
    }

    private static final List<Operation> OPERATIONS = Arrays.stream(Box.class.getDeclaredMethods())
            .map(Operation::of)
            .sorted(Comparator.comparing(Operation::name))
            .toList();

    private static final List<Actor> ACTORS = ScenarioSpace.actors(OPERATIONS, SEED);

    private final SimplerArguments simpler = new SimplerArguments(SEED, ACTORS);

    /** The smallest scenario to which single steps lead that all meet a condition, as shrinking takes them. */
    private Scenario shrunk(Scenario from, Predicate<Scenario> failing) {
        Scenario current = from;
        while (true) {
            Optional<Scenario> next = simpler.of(current).filter(failing).findFirst();
            if (next.isEmpty()) return current;
            current = next.get();
        }
    }

    private static Scenario scenario(String text) {
        return ScenarioText.parse(text, OPERATIONS);
    }

    private static int number(Scenario scenario) {
        return (int) Objects.requireNonNull(scenario.parallel().get(0).get(0).values()[0]);
    }

    private static int cents(Scenario scenario, int thread) {
        return ((Euro) Objects.requireNonNull(
                        scenario.parallel().get(thread).get(0).values()[0]))
                .cents();
    }

    @Test
    void a_constrained_number_shrinks_to_the_smallest_that_fails() {
        Scenario found = shrunk(scenario("put(1000000, 0)"), s -> number(s) >= 777);
        assertThat(found).hasToString("put(777, 1)");
    }

    @Test
    void a_value_that_jqwik_did_not_give_stays() {
        assertThat(simpler.of(scenario("put(999, 1)"))).isEmpty();
    }

    @Test
    void values_without_a_text_shrink_too() {
        Scenario start = Scenario.ofThreads(List.of(List.of(largest("pay"))));
        assertThat(cents(shrunk(start, s -> cents(s, 0) >= 2_345), 0)).isEqualTo(2_345);
    }

    @Test
    void equal_arguments_shrink_together() {
        Scenario start = Scenario.ofThreads(List.of(List.of(largest("pay")), List.of(largest("owes"))));
        Scenario found = shrunk(start, s -> cents(s, 0) == cents(s, 1) && cents(s, 0) >= 2_345);
        assertThat(cents(found, 0)).isEqualTo(2_345);
    }

    @Test
    void each_scenario_is_what_its_text_says() {
        Scenario start = Scenario.ofThreads(List.of(List.of(largest("pay")), List.of(ACTORS.get(0))));
        assertThat(simpler.of(start))
                .isNotEmpty()
                .allMatch(s -> scenario(s.toString()).equals(s));
    }

    private static Actor largest(String operation) {
        return ACTORS.stream()
                .filter(actor -> actor.operation().name().equals(operation))
                .max(Comparator.comparingInt(actor -> ((Euro) Objects.requireNonNull(actor.values()[0])).cents()))
                .orElseThrow();
    }
}
