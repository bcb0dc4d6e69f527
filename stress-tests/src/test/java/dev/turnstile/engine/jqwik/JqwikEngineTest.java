package dev.turnstile.engine.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.Budgets;
import dev.turnstile.engine.canary.OppositeLocks;
import dev.turnstile.engine.jqwik.Subjects.AtomicCounter;
import dev.turnstile.engine.jqwik.Subjects.ClosedCounter;
import dev.turnstile.engine.jqwik.Subjects.DeafGate;
import dev.turnstile.engine.jqwik.Subjects.EndlessConstructor;
import dev.turnstile.engine.jqwik.Subjects.EndlesslySpinningGate;
import dev.turnstile.engine.jqwik.Subjects.GrowingList;
import dev.turnstile.engine.jqwik.Subjects.LiveList;
import dev.turnstile.engine.jqwik.Subjects.RacyCounter;
import dev.turnstile.engine.jqwik.Subjects.SpinningGate;
import dev.turnstile.engine.jqwik.Subjects.ThreadLeaker;
import dev.turnstile.engine.jqwik.Subjects.ThrowingConstructor;
import dev.turnstile.engine.jqwik.Subjects.ThrowingInClose;
import dev.turnstile.engine.jqwik.Subjects.WrongExceptionGate;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Finding.Doubt;
import dev.turnstile.evidence.Finding.Inconclusive;
import dev.turnstile.evidence.Finding.Survived;
import dev.turnstile.evidence.Finding.Violated;
import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.leak.LeakCheck;
import dev.turnstile.spec.Symptom;
import dev.turnstile.stage.ThreadKind;
import dev.turnstile.subjects.events.NotifyOneEvent;
import dev.turnstile.subjects.locks.OppositeOrderReentrantLocks;
import dev.turnstile.subjects.locks.SelfRelock;
import dev.turnstile.subjects.semaphores.LostWakeupSemaphore;
import dev.turnstile.subjects.semaphores.MonitorSemaphore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class JqwikEngineTest {
    private static final int SCENARIOS = 12;
    private static final Budget SMALL = budget(400, Duration.ofSeconds(60));

    private final JqwikEngine engine = new JqwikEngine();

    @Test
    void a_lost_update_is_found_and_shrunk_to_two_increments() {
        Counterexample found = violation(RacyCounter.class);
        assertThat(found.symptom()).isEqualTo(Symptom.WRONG_ANSWER);
        assertThat(found.scenario()).isEqualTo("increment() | increment()");
        assertThat(found.rate()).isGreaterThan(0).isLessThan(1);
        assertThat(found.explanation().deadEnds()).isNotEmpty();
    }

    @Test
    void a_replay_token_shows_the_same_scenario_again() {
        Counterexample found = violation(RacyCounter.class);
        EngineEvidence again = engine.replay(
                read(RacyCounter.class), space(RacyCounter.class), ReplayToken.parse(found.replay()), SMALL, at -> {});
        assertThat(again.finding()).isInstanceOfSatisfying(Violated.class, v -> {
            assertThat(v.counterexample().scenario()).isEqualTo(found.scenario());
            assertThat(v.counterexample().replay()).isEqualTo(found.replay());
            assertThat(v.counterexample().rate()).isNotNull();
        });
    }

    @Test
    void a_correct_counter_survives_on_both_kinds_of_threads() {
        EngineEvidence evidence = check(AtomicCounter.class);
        assertThat(evidence.finding())
                .isInstanceOfSatisfying(
                        Survived.class, s -> assertThat(s.coverage()).contains("on platform and virtual threads"));
        assertThat(AtomicCounter.CALLED_ON).isEqualTo(EnumSet.allOf(ThreadKind.class));
        assertThat(evidence.scenarios()).isEqualTo(SCENARIOS);
        assertThat(evidence.executions())
                .isGreaterThanOrEqualTo(SCENARIOS * 100L); // a quarter where threads have to share processors
        assertThat(evidence.notes()).isEmpty();
        assertThat(engine.isSpent()).isFalse();
    }

    @Test
    void who_blocks_as_the_model_does_is_not_accused_even_on_a_busy_machine() throws Exception {
        List<Thread> busy = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            busy.add(Thread.ofPlatform().daemon().start(() -> {
                while (!Thread.currentThread().isInterrupted()) Thread.onSpinWait();
            }));
        }
        try {
            for (Class<?> subject : List.of(MonitorSemaphore.class, DeafGate.class, SpinningGate.class)) {
                Budget brief = budget(150, Duration.ofSeconds(60));
                Finding finding = new JqwikEngine(50, LeakCheck::new)
                        .check(read(subject), space(subject), brief, at -> {})
                        .finding();
                assertThat(finding).isInstanceOf(Survived.class);
            }
        } finally {
            for (Thread thread : busy) {
                thread.interrupt();
                thread.join();
            }
        }
    }

    @Test
    void a_lost_wake_up_is_a_run_that_is_stuck() {
        for (Class<?> subject : List.of(LostWakeupSemaphore.class, NotifyOneEvent.class)) {
            Counterexample found = violation(subject);
            assertThat(found.symptom()).isEqualTo(Symptom.STUCK);
            assertThat(found.hang()).isNotNull();
            assertThat(found.hang().waiting()).isNotEmpty().allSatisfy(t -> {
                assertThat(t.state()).isEqualTo("WAITING");
                assertThat(t.waitsAt()).isNotNull();
            });
        }
    }

    @Test
    void locks_taken_in_opposite_orders_are_a_deadlock_with_its_cycle_and_lines() {
        for (Class<?> subject : List.of(OppositeLocks.class, OppositeOrderReentrantLocks.class)) {
            Counterexample found = violation(subject);
            assertThat(found.symptom()).isEqualTo(Symptom.DEADLOCK);
            assertThat(found.scenario()).isEqualTo("f1() | f2()");
            Hang hang = found.hang();
            assertThat(hang.cycle()).containsExactly(0, 1);
            assertThat(hang.coffman().circularWait()).contains(" a ").contains(" b ");
            assertThat(hang.waiting()).allSatisfy(thread -> {
                assertThat(thread.heldBy()).isEqualTo(1 - thread.thread());
                assertThat(thread.waitsAt()).startsWith(subject.getSimpleName() + ".java:");
                assertThat(thread.holds())
                        .singleElement()
                        .satisfies(held -> assertThat(held.acquiredAt())
                                .startsWith(subject.getSimpleName() + ".java:")
                                .isNotEqualTo(thread.waitsAt()));
            });
        }
    }

    @Test
    void a_thread_that_waits_for_itself_is_a_deadlock_of_one() {
        Counterexample found = violation(SelfRelock.class);
        assertThat(found.symptom()).isEqualTo(Symptom.DEADLOCK);
        assertThat(found.scenario()).isIn("f1()", "f2()");
        assertThat(found.hang().cycle()).containsExactly(0);
        assertThat(found.rate()).isEqualTo(1);
    }

    @Test
    @Tag("exhaustive") // most of its time it waits
    void a_thread_that_spins_for_ever_is_stuck_and_spoils_the_jvm() {
        try {
            Counterexample found = violation(EndlesslySpinningGate.class);
            assertThat(found.symptom()).isEqualTo(Symptom.STUCK);
            assertThat(found.hang().waiting())
                    .allSatisfy(t -> assertThat(t.state()).isEqualTo("SPINNING"));
            assertThat(engine.isSpent()).isTrue();
        } finally {
            EndlesslySpinningGate.stop = true;
        }
    }

    @Test
    void threads_that_cannot_be_interrupted_are_left_behind_and_do_not_spoil_the_jvm() {
        EngineEvidence evidence = check(DeafGate.class);
        assertThat(evidence.finding()).isInstanceOf(Survived.class);
        assertThat(evidence.notes()).anySatisfy(n -> assertThat(n).contains("stuck in operations and were abandoned"));
        assertThat(engine.isSpent()).isFalse();
    }

    @Test
    void exceptions_are_compared_by_type() {
        assertThat(check(DeafGate.class).finding()).isInstanceOf(Survived.class);
        Counterexample found = violation(WrongExceptionGate.class);
        assertThat(found.scenario()).isEqualTo("check()");
        assertThat(found.history()).isEqualTo("check(): IllegalArgumentException");
        assertThat(found.rate()).isEqualTo(1);
    }

    @Test
    void a_close_that_throws_is_told_and_leaves_nothing_proved() {
        Finding finding = check(ThrowingInClose.class).finding();
        assertThat(finding.isInDoubt(Doubt.UNSETTLED)).isTrue();
        assertThat(((Inconclusive) finding).reason()).startsWith("close() threw IllegalStateException: not now");
    }

    @Test
    void an_answer_is_what_it_was_when_it_was_returned() {
        assertThat(check(GrowingList.class).finding()).isInstanceOf(Survived.class);
        Counterexample found = violation(LiveList.class);
        assertThat(found.scenario()).contains("|");
    }

    @Test
    @Tag("exhaustive") // it takes the time that the engine waits
    void a_subject_that_cannot_be_made_is_not_judged() {
        assertThat(reason(check(ThrowingConstructor.class)))
                .contains("the constructor threw")
                .contains("not today");
        assertThat(check(ThrowingConstructor.class).finding().isInDoubt(Doubt.UNSETTLED))
                .isTrue();
        assertThat(reason(check(EndlessConstructor.class))).contains("the constructor did not return");
    }

    @Test
    void a_closeable_subject_is_closed_after_each_run() {
        assertThat(check(ClosedCounter.class).finding()).isInstanceOf(Survived.class);
        assertThat(ClosedCounter.MADE).hasValueGreaterThan(SCENARIOS * 300);
        assertThat(ClosedCounter.OPEN).hasValue(0);
    }

    @Test
    void threads_of_the_subject_are_told_of() {
        EngineEvidence evidence = check(ThreadLeaker.class);
        assertThat(evidence.finding()).isInstanceOf(Survived.class);
        assertThat(evidence.notes())
                .anySatisfy(n -> assertThat(n).startsWith("1 thread that the subject started was left behind"));
    }

    @Test
    void too_little_overlap_acquits_nobody() {
        JqwikEngine demanding = new JqwikEngine(Long.MAX_VALUE, LeakCheck::new);
        Finding finding = demanding
                .check(
                        read(AtomicCounter.class),
                        space(AtomicCounter.class),
                        budget(50, Duration.ofSeconds(1)),
                        at -> {})
                .finding();
        assertThat(finding)
                .isInstanceOfSatisfying(
                        Inconclusive.class, i -> assertThat(i.reason()).contains("too little overlap"));
    }

    @Test
    void where_nothing_else_could_find_a_fault_runs_go_on_until_a_rare_one_shows() {
        Class<?> rare = Subjects.RarelyRacyCounter.class;
        assertThat(check(rare).finding()).isInstanceOf(Survived.class);
        Duration guard = Duration.ofSeconds(60);
        Budget more =
                new Budget("test", SCENARIOS, 0, 1, 4 * Subjects.RarelyRacyCounter.RUNS / SCENARIOS, 0, 0, 0, guard);
        EngineEvidence evidence = engine.check(read(rare), space(rare), more, at -> {});
        assertThat(evidence.finding()).isInstanceOf(Violated.class);
        assertThat(evidence.executions()).isGreaterThan(Subjects.RarelyRacyCounter.RUNS / 2);
    }

    @Test
    void what_is_right_is_run_as_often_as_asked_for_or_as_long_as_there_is_processor_time() {
        int runs = 2_000;
        Budget more = new Budget("test", SCENARIOS, 0, 1, runs, 0, 0, 0, Duration.ofSeconds(60));
        EngineEvidence asOften = engine.check(read(AtomicCounter.class), space(AtomicCounter.class), more, at -> {});
        assertThat(asOften.finding()).isInstanceOf(Survived.class);
        assertThat(asOften.executions()).isGreaterThan(runs * (long) SCENARIOS / 4);
        Budget endless = new Budget("test", SCENARIOS, 0, 1, Integer.MAX_VALUE, 0, 0, 0, Duration.ofSeconds(1));
        assertThat(engine.check(read(AtomicCounter.class), space(AtomicCounter.class), endless, at -> {})
                        .finding())
                .isNotInstanceOf(Violated.class);
    }

    @Test
    void it_tells_what_it_is_at() {
        List<String> activities = new ArrayList<>();
        engine.check(read(AtomicCounter.class), space(AtomicCounter.class), SMALL, activities::add);
        assertThat(activities).contains("jqwik: increment() | increment()");
    }

    private static String reason(EngineEvidence evidence) {
        return ((Inconclusive) evidence.finding()).reason();
    }

    private Counterexample violation(Class<?> subject) {
        Finding finding = engine.check(read(subject), space(subject), budget(20_000, Duration.ofSeconds(60)), at -> {})
                .finding();
        assertThat(finding).as(subject.getSimpleName()).isInstanceOf(Violated.class);
        return ((Violated) finding).counterexample();
    }

    private EngineEvidence check(Class<?> subject) {
        return engine.check(read(subject), space(subject), SMALL, at -> {});
    }

    private static Budget budget(int runs, Duration guard) {
        return Budgets.of(SCENARIOS, 0, runs, 0, 0, guard);
    }

    private static Declaration read(Class<?> subject) {
        return DeclarationReader.read(subject);
    }

    private static ScenarioSpace space(Class<?> subject) {
        return ScenarioSpace.of(read(subject), 1, SCENARIOS);
    }
}
