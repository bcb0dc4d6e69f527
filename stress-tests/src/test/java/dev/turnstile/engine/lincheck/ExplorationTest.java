package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.canary.OppositeLocks;
import dev.turnstile.engine.canary.RacyCounter;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.run.RunResult;
import dev.turnstile.engine.lincheck.run.RunResult.Seen;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class ExplorationTest {
    private static final String TWO = "increment() | increment()";
    private static final String THREE = "increment() | increment() | increment()";

    private static int allSchedules(Class<?> subject, String scenario) {
        return allSchedules(subject, scenario, Mode.EVERY);
    }

    private static int allSchedules(Class<?> subject, String scenario, Mode mode) {
        return Checks.exploring(subject, scenario, mode, exploration -> {
            while (exploration.next()) exploration.run();
            assertThat(exploration.exhausted()).isTrue();
            return exploration.schedules();
        });
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Subjects.RetriesInBuilder.class,
                Subjects.RetriesInAtomic.class,
                Subjects.RetriesInArray.class,
                Subjects.RetriesInList.class,
                Subjects.RetriesInThreadLocal.class,
                Subjects.RetriesBeforeAnotherLoop.class
            })
    void a_round_in_vain_that_leaves_something_behind_is_not_left_out(Class<?> subject) {
        assertThat(runs(subject, TWO, 200).stream().map(run -> run.history().toString()))
                .anyMatch(history -> history.contains(": 1"))
                .anyMatch(history -> !history.contains(": 1"));
    }

    @Test
    void one_that_leaves_nothing_is() {
        assertThat(allSchedules(Subjects.CasCounter.class, "increment(); increment() | increment(); increment()"))
                .isLessThanOrEqualTo(36);
    }

    private static List<Seen> runs(Class<?> subject, String scenario, int atMost) {
        return Checks.exploring(subject, scenario, exploration -> {
            List<Seen> seen = new ArrayList<>();
            while (seen.size() < atMost && exploration.next()) {
                if (exploration.run() instanceof Seen run) seen.add(run);
            }
            return seen;
        });
    }

    @Test
    void a_plain_counter_has_four_classes_of_schedules_for_two_threads() {
        // Either thread first; or both read first, and either writes first.
        assertThat(allSchedules(RacyCounter.class, TWO)).isEqualTo(4);
    }

    @Test
    void an_atomic_counter_has_one_for_each_order_of_its_threads() {
        assertThat(allSchedules(Subjects.AtomicCounter.class, TWO)).isEqualTo(2);
        assertThat(allSchedules(Subjects.AtomicCounter.class, THREE)).isEqualTo(6);
    }

    @Test
    void threads_that_share_nothing_have_one() {
        assertThat(allSchedules(Subjects.StatelessLocks.class, "f1() | f2()")).isEqualTo(1);
        assertThat(allSchedules(Subjects.StatelessLocks.class, "f1() | f2() | f1()"))
                .isEqualTo(1);
    }

    @Test
    void every_outcome_of_a_race_is_seen() {
        Set<String> histories = new TreeSet<>();
        for (Seen run : runs(RacyCounter.class, TWO, Integer.MAX_VALUE)) {
            histories.add(run.history().toString());
        }
        assertThat(histories)
                .containsExactly(
                        "increment(): 1 | increment(): 1",
                        "increment(): 1 | increment(): 2",
                        "increment(): 2 | increment(): 1");
    }

    @Test
    void the_race_itself_is_seen_in_the_first_execution() {
        int races = Checks.exploring(RacyCounter.class, TWO, exploration -> {
            exploration.next();
            exploration.run();
            return exploration.races().size();
        });
        assertThat(races).isPositive();
    }

    @Test
    void an_exploration_is_the_same_every_time() {
        List<List<Integer>> once = choices(Subjects.CasCounter.class, THREE);
        assertThat(once).hasSizeGreaterThan(10);
        assertThat(choices(Subjects.CasCounter.class, THREE)).isEqualTo(once);
    }

    private static List<List<Integer>> choices(Class<?> subject, String scenario) {
        return Checks.exploring(subject, scenario, exploration -> {
            List<List<Integer>> choices = new ArrayList<>();
            while (exploration.next()) {
                exploration.run();
                choices.add(exploration.choices());
            }
            return choices;
        });
    }

    @Test
    void a_bound_keeps_schedules_with_more_preemptions_from_being_run() {
        Set<String> without = histories(Mode.within(0));
        assertThat(without).containsExactly("increment(): 1 | increment(): 2", "increment(): 2 | increment(): 1");
        assertThat(histories(Mode.within(1))).containsAll(without).contains("increment(): 1 | increment(): 1");
    }

    private static Set<String> histories(Mode mode) {
        return Checks.exploring(RacyCounter.class, TWO, mode, exploration -> {
            Set<String> histories = new TreeSet<>();
            while (exploration.next()) {
                if (exploration.run() instanceof Seen run)
                    histories.add(run.history().toString());
                assertThat(exploration.preemptions()).isLessThanOrEqualTo(mode.preemptions());
            }
            assertThat(exploration.exhausted()).isTrue();
            return histories;
        });
    }

    @Test
    void a_bound_that_is_hit_is_known() {
        assertThat(isHit(0)).isTrue();
        assertThat(isHit(4)).isFalse(); // as many as there are steps
    }

    private static boolean isHit(int bound) {
        return Checks.exploring(RacyCounter.class, TWO, Mode.within(bound), exploration -> {
            while (exploration.next()) exploration.run();
            return exploration.boundHit();
        });
    }

    @Test
    void operations_that_ended_before_others_began_are_known() {
        record Orders(boolean ordered, boolean overlapping) {}
        Orders seen = Checks.exploring(RacyCounter.class, TWO, exploration -> {
            boolean ordered = false;
            boolean overlapping = false;
            while (exploration.next()) {
                if (!(exploration.run() instanceof RunResult.Seen run)) continue;
                for (History history : exploration.ordered(run.history()).histories()) {
                    Execution first = history.parallel().get(0).get(0);
                    Execution second = history.parallel().get(1).get(0);
                    boolean precedes = first.span().precedes(second.span())
                            || second.span().precedes(first.span());
                    ordered |= precedes;
                    overlapping |= !precedes;
                    assertThat(history.toString().equals("increment(): 1 | increment(): 1"))
                            .isEqualTo(!precedes);
                }
            }
            return new Orders(ordered, overlapping);
        });
        assertThat(seen).isEqualTo(new Orders(true, true));
    }

    @Test
    void what_no_dependency_orders_may_come_in_either_order() {
        List<String> orders = Checks.exploring(Subjects.StatelessLocks.class, "f1() | f2()", exploration -> {
            exploration.next();
            Seen run = (Seen) exploration.run();
            return exploration.ordered(run.history()).histories().stream()
                    .map(h -> h.parallel()
                                    .get(0)
                                    .get(0)
                                    .span()
                                    .precedes(h.parallel().get(1).get(0).span())
                            ? "f1 f2"
                            : "f2 f1")
                    .toList();
        });
        assertThat(orders).containsExactlyInAnyOrder("f1 f2", "f2 f1");
    }

    @Test
    void a_deadlock_leaves_both_operations_pending() {
        List<Seen> hung = runs(OppositeLocks.class, "f1() | f2()", 100).stream()
                .filter(Seen::hung)
                .toList();
        assertThat(hung)
                .singleElement()
                .satisfies(run -> assertThat(run.history()).hasToString("f1() … | f2() …"));
    }

    @Test
    void init_and_post_are_run_by_the_first_thread() {
        // An owner that is another thread than the one that locked would throw.
        for (Seen run :
                runs(Subjects.ThreadOwnedLock.class, "[lock()] unlock() | lock(); unlock() [lock(); unlock()]", 200)) {
            assertThat(run.history()).hasToString("[lock()] unlock() | lock(); unlock() [lock(); unlock()]");
        }
    }

    @Test
    void an_operation_that_waits_in_the_post_part_is_pending() {
        boolean any = false;
        for (Seen run : runs(Subjects.MonitorGate.class, "enter() | leave(); enter() [enter(); leave()]", 20)) {
            if (run.history().post().isEmpty()) continue;
            any = true;
            assertThat(run.hung()).isTrue();
            assertThat(run.history().post()).hasToString("[enter() …]");
        }
        assertThat(any).isTrue();
    }

    @Test
    void an_operation_that_parks_in_the_post_part_is_pending() {
        List<Seen> runs = runs(Subjects.HandMadeGate.class, "enter() | leave() [enter(); enter()]", 20);
        assertThat(runs).isNotEmpty();
        for (Seen run : runs) {
            assertThat(run.hung()).isTrue();
            assertThat(run.history().hasPending()).isTrue();
        }
    }

    @Test
    void an_operation_that_waits_in_the_init_part_is_pending_and_nothing_else_is_called() {
        List<Seen> runs = runs(Subjects.MonitorGate.class, "[enter(); enter()] leave() | leave()", 20);
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).history().init()).hasToString("[enter(), enter() …]");
        assertThat(runs.get(0).history().parallel()).allMatch(List::isEmpty);
    }
}
