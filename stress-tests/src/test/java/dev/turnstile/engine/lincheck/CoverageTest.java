package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.Explored.Clean;
import dev.turnstile.evidence.Bound;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Level;
import dev.turnstile.scenario.Scenario;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Scenario TWO = Subjects.scenario("increment() | increment()");
    private static final Scenario OTHER_TWO = Subjects.scenario("[increment()] increment() | increment()");
    private static final Scenario THREE = Subjects.scenario("increment() | increment() | increment()");

    private final Coverage coverage = new Coverage(List.of(TWO, OTHER_TWO, THREE));

    @Test
    void a_bound_on_switches_is_the_least_of_all_scenarios_and_exhausted_ones_are_counted() {
        coverage.add(TWO, clean(10, true, 3));
        coverage.add(OTHER_TWO, clean(20, false, 2));
        coverage.add(THREE, clean(5, false, 1));
        assertThat(coverage.finding(List.of()))
                .isEqualTo(new Finding.Exhausted(bound(3, 1, 0, 3, 35, 1, TWO, OTHER_TWO, THREE)));
    }

    @Test
    void there_is_none_where_all_were_exhausted() {
        coverage.add(TWO, clean(10, true, 3));
        coverage.add(OTHER_TWO, clean(20, true, 2));
        coverage.add(THREE, clean(5, true, 1));
        assertThat(coverage.finding(List.of()))
                .isEqualTo(new Finding.Exhausted(bound(3, 3, 0, 3, 35, null, TWO, OTHER_TWO, THREE)));
    }

    @Test
    void larger_scenarios_that_were_run_in_part_or_not_at_all_are_outside_of_the_bound() {
        coverage.add(TWO, clean(10, true, 3));
        coverage.add(OTHER_TWO, clean(20, false, 1));
        Finding proof = new Finding.Exhausted(bound(2, 1, 1, 2, 30, 1, TWO, OTHER_TWO));
        assertThat(coverage.finding(List.of())).isEqualTo(proof);
        coverage.add(THREE, clean(100, false, 0));
        assertThat(coverage.finding(List.of())).isEqualTo(proof);
    }

    @Test
    void one_of_the_smallest_without_every_single_switch_leaves_nothing_proved_and_is_named() {
        coverage.add(TWO, clean(10, true, 3));
        coverage.add(OTHER_TWO, clean(17, false, 0));
        coverage.add(THREE, clean(5, true, 9));
        assertThat(reason()).contains(OTHER_TWO.toString(), "only 17 schedules");
    }

    @Test
    void nor_does_one_that_was_not_reached() {
        coverage.add(TWO, clean(10, true, 3));
        assertThat(reason()).contains("time was up before " + OTHER_TWO);
    }

    @Test
    void nor_one_in_which_nothing_was_seen() {
        coverage.add(TWO, clean(10, true, 3));
        coverage.add(OTHER_TWO, new Clean(6, 6, true, 1, false, true));
        assertThat(reason()).contains("no step that touches shared state in " + OTHER_TWO);
    }

    private String reason() {
        Finding finding = coverage.finding(List.of());
        assertThat(finding).isInstanceOf(Finding.Survived.class);
        return ((Finding.Survived) finding).coverage();
    }

    private static Clean clean(int schedules, boolean exhausted, int switches) {
        return new Clean(schedules, schedules, exhausted, switches, false, false);
    }

    private static Bound bound(
            int scenarios,
            int exhausted,
            int partly,
            int threads,
            long executions,
            Integer switches,
            Scenario... covered) {
        return new Bound(
                switches == null ? Level.SEQUENTIAL : Level.BOUNDED,
                scenarios,
                exhausted,
                partly,
                false,
                threads,
                1,
                executions,
                switches,
                List.of("Lincheck does not look for data races"),
                List.of(),
                Stream.of(covered).map(Scenario::toString).toList());
    }
}
