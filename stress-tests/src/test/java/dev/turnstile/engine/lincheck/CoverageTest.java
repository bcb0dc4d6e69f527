package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.Witness;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import dev.turnstile.evidence.Bound;
import dev.turnstile.evidence.Finding;
import dev.turnstile.history.History;
import dev.turnstile.judge.Explanation;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.spec.Level;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Scenario TWO = Subjects.scenario("increment() | increment()");
    private static final Scenario OTHER_TWO = Subjects.scenario("[increment()] increment() | increment()");
    private static final Scenario THREE = Subjects.scenario("increment() | increment() | increment()");

    private final Coverage coverage = coverage(false);

    private static Coverage coverage(boolean allSmallest, String... alwaysLowered) {
        return new Coverage(
                List.of(), new Plan(List.of(TWO, OTHER_TWO, THREE), allSmallest, List.of()), List.of(alwaysLowered));
    }

    @Test
    void the_bound_on_preemptions_is_the_least_of_all_scenarios_and_exhausted_ones_are_counted() {
        coverage.add(TWO, exhausted(10));
        coverage.add(OTHER_TWO, bounded(20, 1));
        coverage.add(THREE, bounded(5, 2));
        Bound bound = bound(coverage);
        assertThat(bound.level()).isEqualTo(Level.BOUNDED);
        assertThat(bound.preemptions()).isEqualTo(1);
        assertThat(bound.scenarios()).isEqualTo(3);
        assertThat(bound.exhausted()).isEqualTo(1);
        assertThat(bound.partly()).isZero();
        assertThat(bound.sizes()).containsExactly(new Bound.Size(2, 1), new Bound.Size(3, 1));
        assertThat(bound.executions()).isEqualTo(35);
        assertThat(bound.covered()).containsExactly(TWO.toString(), OTHER_TWO.toString(), THREE.toString());
    }

    @Test
    void where_all_were_exhausted_there_is_no_bound_and_the_proof_holds_under_the_memory_model() {
        coverage.add(TWO, exhausted(10));
        coverage.add(OTHER_TWO, exhausted(20));
        coverage.add(THREE, exhausted(5));
        Bound bound = bound(coverage);
        assertThat(bound.level()).isEqualTo(Level.MEMORY_MODEL);
        assertThat(bound.preemptions()).isNull();
        assertThat(bound.exhausted()).isEqualTo(3);
        assertThat(bound.lowered()).isEmpty();
    }

    @Test
    void a_reason_that_was_seen_in_any_scenario_lowers_the_level() {
        coverage.add(TWO, exhausted(10));
        coverage.add(OTHER_TWO, exhausted(20, "a weak access mode at Foo.java:12"));
        coverage.add(THREE, exhausted(5));
        Bound bound = bound(coverage);
        assertThat(bound.level()).isEqualTo(Level.SEQUENTIAL);
        assertThat(bound.lowered()).containsExactly("a weak access mode at Foo.java:12");
    }

    @Test
    void so_does_one_that_was_known_before() {
        Coverage lowered = coverage(false, "the race on `hash` is declared benign: it is idempotent");
        lowered.add(TWO, exhausted(10));
        lowered.add(OTHER_TWO, exhausted(20));
        Bound bound = bound(lowered);
        assertThat(bound.level()).isEqualTo(Level.SEQUENTIAL);
        assertThat(bound.lowered()).containsExactly("the race on `hash` is declared benign: it is idempotent");
    }

    @Test
    void larger_scenarios_that_were_run_in_part_or_not_at_all_are_outside_of_the_bound() {
        coverage.add(TWO, exhausted(10));
        coverage.add(OTHER_TWO, bounded(20, 1));
        Bound proof = bound(coverage);
        assertThat(proof.scenarios()).isEqualTo(2);
        assertThat(proof.partly()).isEqualTo(1);
        assertThat(proof.sizes()).extracting(Bound.Size::threads).containsExactly(2);
        assertThat(proof.covered()).containsExactly(TWO.toString(), OTHER_TWO.toString());
        coverage.add(THREE, bounded(100, 0));
        assertThat(bound(coverage)).isEqualTo(proof);
    }

    @Test
    void a_larger_scenario_with_a_bound_on_preemptions_takes_nothing_from_what_is_proved_without_one() {
        coverage.add(TWO, exhausted(10));
        coverage.add(OTHER_TWO, exhausted(20));
        coverage.add(THREE, bounded(100, 2));
        Bound proof = bound(coverage);
        assertThat(proof.level()).isEqualTo(Level.MEMORY_MODEL);
        assertThat(proof.preemptions()).isNull();
        assertThat(proof.scenarios()).isEqualTo(2);
        assertThat(proof.partly()).isEqualTo(1);
        assertThat(proof.partlyPreemptions()).isEqualTo(2);
        assertThat(proof.executions()).isEqualTo(30);
        assertThat(proof.covered()).containsExactly(TWO.toString(), OTHER_TWO.toString());
    }

    @Test
    void one_of_two_threads_with_two_operations_each_does() {
        Scenario twoByTwo = Subjects.scenario("increment(); increment() | increment(); increment()");
        Scenario longer = Subjects.scenario("increment(); increment() | increment(); increment(); increment()");
        Coverage some = new Coverage(List.of(), new Plan(List.of(TWO, twoByTwo, longer), true, List.of()), List.of());
        some.add(TWO, exhausted(10));
        some.add(twoByTwo, bounded(40, 3));
        some.add(longer, exhausted(70));
        assertThat(bound(some).level()).isEqualTo(Level.BOUNDED);
        assertThat(bound(some).preemptions()).isEqualTo(3);
        assertThat(bound(some).scenarios()).isEqualTo(3);
        some.add(twoByTwo, exhausted(50));
        assertThat(bound(some).level()).isEqualTo(Level.MEMORY_MODEL);
    }

    @Test
    void a_larger_one_that_was_explored_less_far_does_not_weaken_the_claim() {
        Scenario twoByTwo = Subjects.scenario("increment(); increment() | increment(); increment()");
        Coverage some = new Coverage(List.of(), new Plan(List.of(TWO, twoByTwo, THREE), true, List.of()), List.of());
        some.add(TWO, exhausted(10));
        some.add(twoByTwo, bounded(40, 2));
        some.add(THREE, bounded(50, 1));
        assertThat(bound(some).preemptions()).isEqualTo(2);
        assertThat(bound(some).partly()).isEqualTo(1);
        assertThat(bound(some).partlyPreemptions()).isEqualTo(1);
        some.add(THREE, bounded(60, 2));
        assertThat(bound(some).scenarios()).isEqualTo(3);
        assertThat(bound(some).partly()).isZero();
    }

    @Test
    void nor_is_a_reason_that_was_seen_there_one_of_the_proof() {
        coverage.add(TWO, exhausted(10));
        coverage.add(OTHER_TWO, exhausted(20));
        coverage.add(THREE, new Clean(5, 5, false, 0, false, false, Set.of("an opaque call"), null, Set.of(), null));
        assertThat(bound(coverage).level()).isEqualTo(Level.MEMORY_MODEL);
    }

    @Test
    void all_smallest_scenarios_that_exist_are_covered_only_if_they_were_all_planned() {
        Coverage all = coverage(true);
        for (Coverage each : List.of(all, coverage)) {
            each.add(TWO, exhausted(10));
            each.add(OTHER_TWO, exhausted(10));
        }
        assertThat(bound(all).allSmallest()).isTrue();
        assertThat(bound(coverage).allSmallest()).isFalse();
    }

    @Test
    void of_two_explorations_of_one_scenario_the_one_that_tells_more_counts() {
        coverage.add(TWO, bounded(10, 2));
        coverage.add(TWO, bounded(30, 1));
        coverage.add(OTHER_TWO, bounded(20, 3));
        assertThat(bound(coverage).preemptions()).isEqualTo(2);
        coverage.add(TWO, exhausted(40));
        coverage.add(TWO, bounded(50, 4));
        coverage.add(OTHER_TWO, exhausted(20));
        assertThat(bound(coverage).executions()).isEqualTo(60);
        assertThat(bound(coverage).exhausted()).isEqualTo(2);
    }

    @Test
    void one_of_the_smallest_without_every_single_preemption_leaves_nothing_proved_and_is_named() {
        coverage.add(TWO, exhausted(10));
        coverage.add(OTHER_TWO, bounded(17, 0));
        coverage.add(THREE, exhausted(5));
        assertThat(reason()).contains(OTHER_TWO.toString(), "only 17 schedules");
    }

    @Test
    void nor_does_one_with_a_data_race() {
        coverage.add(TWO, exhausted(10));
        History history = new History(List.of(), List.of(List.of(), List.of()), List.of(), true);
        Witness witness = new Witness(OTHER_TWO, history, new Explanation(List.of(), List.of()));
        Convicted race = new Convicted(20, Mode.EVERY, List.of(0, 1), 0, witness, List.of(), null, null);
        coverage.add(OTHER_TWO, new Clean(20, 20, true, -1, false, false, Set.of(), null, Set.of(), race));
        assertThat(coverage.finding()).isInstanceOf(Finding.Survived.class);
    }

    @Test
    void one_that_was_given_up_in_part_tells_why() {
        coverage.add(TWO, exhausted(10));
        coverage.add(
                OTHER_TWO,
                new Clean(6, 6, false, -1, false, false, Set.of(), "a loop was taken to wait", Set.of(), null));
        assertThat(reason()).contains("in " + OTHER_TWO + " a loop was taken to wait");
    }

    @Test
    void nor_does_one_that_was_not_reached() {
        coverage.add(TWO, exhausted(10));
        assertThat(reason()).contains("time was up before " + OTHER_TWO);
    }

    @Test
    void nor_one_that_was_left_out() {
        coverage.add(TWO, exhausted(10));
        coverage.leaveOut(OTHER_TWO, "it runs virtual threads");
        assertThat(reason()).contains(OTHER_TWO + " was left out");
        assertThat(coverage.omission()).contains("1 of 3", OTHER_TWO.toString(), "it runs virtual threads");
    }

    @Test
    void nor_one_in_which_nothing_was_seen() {
        coverage.add(TWO, exhausted(10));
        coverage.add(OTHER_TWO, blind());
        assertThat(reason()).contains("no step that touches shared state in " + OTHER_TWO);
    }

    @Test
    void where_nothing_was_seen_in_any_scenario_nothing_is_known() {
        coverage.add(TWO, blind());
        coverage.add(OTHER_TWO, blind());
        assertThat(coverage.finding())
                .asInstanceOf(InstanceOfAssertFactories.type(Finding.Inconclusive.class))
                .extracting(Finding.Inconclusive::reason)
                .asString()
                .startsWith("blind");
    }

    @Test
    void where_only_drawn_schedules_could_be_run_these_are_what_was_seen() {
        coverage.add(TWO, blind());
        coverage.draw(blind());
        assertThat(coverage.finding()).isInstanceOf(Finding.Inconclusive.class);
        coverage.draw(exhausted(30));
        assertThat(coverage.finding())
                .asInstanceOf(InstanceOfAssertFactories.type(Finding.Survived.class))
                .extracting(Finding.Survived::coverage)
                .asString()
                .startsWith("30 schedules that were drawn; not proved, as ");
    }

    private static Bound bound(Coverage coverage) {
        Finding finding = coverage.finding();
        assertThat(finding).isInstanceOf(Finding.Exhausted.class);
        return ((Finding.Exhausted) finding).bound();
    }

    private String reason() {
        Finding finding = coverage.finding();
        assertThat(finding).isInstanceOf(Finding.Survived.class);
        return ((Finding.Survived) finding).coverage();
    }

    private static Clean exhausted(int schedules, String... lowered) {
        return new Clean(schedules, schedules, true, -1, false, false, Set.of(lowered), null, Set.of(), null);
    }

    private static Clean bounded(int schedules, int preemptions) {
        return new Clean(schedules, schedules, false, preemptions, false, false, Set.of(), null, Set.of(), null);
    }

    private static Clean blind() {
        return new Clean(6, 6, true, -1, false, true, Set.of(), null, Set.of(), null);
    }

    @Test
    void an_operation_that_ran_in_no_scenario_forbids_the_proof() {
        Coverage some = new Coverage(
                DeclarationReader.read(Subjects.StatelessForeignLocks.class).operations(),
                new Plan(List.of(TWO), true, List.of()),
                List.of());
        some.add(TWO, exhausted(10));
        assertThat(some.finding())
                .isInstanceOfSatisfying(
                        Finding.Survived.class, s -> assertThat(s.coverage()).contains(" ran in no scenario"));
    }
}
