package dev.turnstile.engine.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.Budgets;
import dev.turnstile.engine.jqwik.ChildSubjects.CapturingForkJoinPool;
import dev.turnstile.engine.jqwik.ChildSubjects.CapturingPool;
import dev.turnstile.engine.jqwik.ChildSubjects.CapturingVirtualPool;
import dev.turnstile.engine.jqwik.ChildSubjects.CatchingPool;
import dev.turnstile.engine.jqwik.ChildSubjects.CatchingThread;
import dev.turnstile.engine.jqwik.ChildSubjects.CatchingVirtualThread;
import dev.turnstile.engine.jqwik.ChildSubjects.FailsBesidesWaiting;
import dev.turnstile.engine.jqwik.ChildSubjects.FailsLater;
import dev.turnstile.engine.jqwik.ChildSubjects.FailsOnClose;
import dev.turnstile.engine.jqwik.ChildSubjects.FailsWhenGivenUp;
import dev.turnstile.engine.jqwik.ChildSubjects.HandledThread;
import dev.turnstile.engine.jqwik.ChildSubjects.InterruptsInUse;
import dev.turnstile.engine.jqwik.ChildSubjects.InterruptsOnClose;
import dev.turnstile.engine.jqwik.ChildSubjects.ReportingThread;
import dev.turnstile.engine.jqwik.ChildSubjects.ThrowingForkJoinPool;
import dev.turnstile.engine.jqwik.ChildSubjects.ThrowingGrandchild;
import dev.turnstile.engine.jqwik.ChildSubjects.ThrowingJoinedThread;
import dev.turnstile.engine.jqwik.ChildSubjects.ThrowingNamedVirtualThread;
import dev.turnstile.engine.jqwik.ChildSubjects.ThrowingPool;
import dev.turnstile.engine.jqwik.ChildSubjects.ThrowingThread;
import dev.turnstile.engine.jqwik.ChildSubjects.ThrowingTimer;
import dev.turnstile.engine.jqwik.ChildSubjects.ThrowingVirtualPool;
import dev.turnstile.engine.jqwik.ChildSubjects.ThrowingVirtualThread;
import dev.turnstile.engine.jqwik.ChildSubjects.WaitsForFailed;
import dev.turnstile.engine.jqwik.Subjects.AtomicCounter;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding.Survived;
import dev.turnstile.evidence.Finding.Violated;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.leak.LeakCheck;
import dev.turnstile.spec.Symptom;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An exception that ends a thread of the subject is held against the subject; any other is not. */
@Tag("slow")
class ChildrenTest {
    private static final int SCENARIOS = 12;
    private static final Budget SMALL = Budgets.of(SCENARIOS, 0, 50, 0, 0, Duration.ofSeconds(60));

    private final JqwikEngine engine = new JqwikEngine(10, LeakCheck::new);
    private final Queue<Throwable> elsewhere = new ConcurrentLinkedQueue<>();
    private final UncaughtExceptionHandler handler = this::note;
    private final @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    private void note(Thread thread, Throwable thrown) {
        elsewhere.add(thrown);
    }

    @BeforeEach
    void handle() {
        Thread.setDefaultUncaughtExceptionHandler(handler);
    }

    @AfterEach
    void the_engine_puts_back_the_default_handler() {
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(handler);
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ThrowingThread.class,
                ThrowingJoinedThread.class,
                ThrowingGrandchild.class,
                ThrowingPool.class,
                ThrowingVirtualThread.class,
                ThrowingNamedVirtualThread.class,
                ThrowingVirtualPool.class,
                ThrowingForkJoinPool.class,
                ThrowingTimer.class,
                FailsOnClose.class
            })
    void an_exception_that_nobody_catches_is_a_violation(Class<?> subject) {
        Counterexample found = violation(subject);
        assertThat(found.symptom()).isEqualTo(Symptom.WRONG_ANSWER);
        assertThat(found.uncaught())
                .isNotEmpty()
                .allSatisfy(clause -> assertThat(clause).contains("AssertionError: a child fails at " + place()));
        assertThat(found.contradictsModel()).isFalse();
        assertThat(found.rate()).isPositive();
    }

    @Test
    void it_is_told_which_thread_ended_and_where() {
        assertThat(violation(ThrowingThread.class).uncaught())
                .anySatisfy(clause -> assertThat(clause)
                        .startsWith("thread \"child\", which the subject started, ended by AssertionError: "
                                + "a child fails at " + place()));
        assertThat(violation(ThrowingVirtualThread.class).uncaught())
                .anySatisfy(clause -> assertThat(clause)
                        .startsWith("a virtual thread that the subject started ended by AssertionError: "
                                + "a child fails at " + place()));
        assertThat(violation(ThrowingForkJoinPool.class).uncaught())
                .allSatisfy(clause -> assertThat(clause).contains("did not catch AssertionError"));
    }

    @Test
    void it_is_shrunk_counted_and_shown_again() {
        Counterexample found = violation(ThrowingJoinedThread.class);
        assertThat(found.scenario()).isEqualTo("increment()");
        assertThat(found.history()).isEqualTo("increment(): 1");
        assertThat(found.rate()).isEqualTo(1);
        assertThat(replayed(ThrowingJoinedThread.class, found)).containsExactlyElementsOf(found.uncaught());
    }

    /** Each run's child fails, though most often after the run. */
    @Test
    void one_that_comes_late_is_told_to_the_run_whose_thread_it_was() {
        Counterexample found = violation(ThrowingThread.class);
        assertThat(found.scenario()).isEqualTo("increment()");
        assertThat(found.rate()).isGreaterThan(0.2);
        assertThat(replayed(ThrowingThread.class, found)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                CatchingThread.class,
                CatchingPool.class,
                CapturingPool.class,
                CatchingVirtualThread.class,
                CapturingVirtualPool.class,
                CapturingForkJoinPool.class,
                HandledThread.class,
                InterruptsOnClose.class
            })
    void one_that_is_caught_or_comes_of_an_interruption_on_close_is_none(Class<?> subject) {
        EngineEvidence evidence = check(subject);
        assertThat(evidence.finding()).isInstanceOf(Survived.class);
    }

    /** Nobody but the harness closes an instance that somebody waits in. */
    @Test
    void what_comes_of_a_run_that_was_given_up_is_noted() {
        EngineEvidence evidence = check(FailsWhenGivenUp.class);
        assertThat(evidence.finding()).isInstanceOf(Survived.class);
        assertThat(evidence.notes()).anySatisfy(note -> assertThat(note).contains("a child fails"));
    }

    @Test
    void the_subject_may_tell_the_handler_itself_which_is_noted() {
        EngineEvidence evidence = check(ReportingThread.class);
        assertThat(evidence.finding()).isInstanceOf(Survived.class);
        assertThat(evidence.notes()).anySatisfy(note -> assertThat(note).contains("a child fails"));
    }

    @Test
    void an_interruption_counts_while_the_subject_is_in_use() {
        assertThat(violation(InterruptsInUse.class).uncaught())
                .singleElement()
                .asString()
                .contains("IllegalStateException: interrupted");
    }

    @Test
    void an_operation_that_rightly_waits_does_not_hide_it() {
        Counterexample found = violation(FailsBesidesWaiting.class);
        assertThat(found.symptom()).isEqualTo(Symptom.WRONG_ANSWER);
        assertThat(found.scenario()).isEqualTo("pass()");
        assertThat(found.history()).isEqualTo("pass() …");
        assertThat(found.uncaught()).isNotEmpty();
        assertThat(found.hang()).isNull();
    }

    @Test
    void a_hang_stays_a_hang_and_is_told_with_it() {
        Counterexample found = violation(WaitsForFailed.class);
        assertThat(found.symptom()).isEqualTo(Symptom.STUCK);
        assertThat(found.hang()).isNotNull();
        assertThat(found.uncaught()).isNotEmpty();
        assertThat(found.contradictsModel()).isTrue();
    }

    @Test
    void threads_of_others_are_not_blamed_on_the_subject() throws Exception {
        Thread others = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                throwIn(Thread.ofPlatform().unstarted(ChildrenTest::fail));
                throwIn(Thread.ofVirtual().unstarted(ChildrenTest::fail));
            }
        });
        EngineEvidence evidence = check(CatchingThread.class);
        others.interrupt();
        others.join();
        assertThat(evidence.finding()).isInstanceOf(Survived.class);
        assertThat(evidence.notes()).isEmpty();
        assertThat(elsewhere)
                .isNotEmpty()
                .allSatisfy(thrown -> assertThat(thrown).hasMessage("somebody else's"));
    }

    @Test
    void threads_of_an_earlier_subject_are_not_blamed_on_the_next_one() {
        assertThat(check(FailsLater.class).finding()).isInstanceOf(Survived.class);
        EngineEvidence next = engine.check(
                DeclarationReader.read(AtomicCounter.class),
                space(AtomicCounter.class),
                SMALL,
                at -> FailsLater.LATER.countDown());
        assertThat(next.finding()).isInstanceOf(Survived.class);
        assertThat(next.notes()).isEmpty();
    }

    private static void fail() {
        throw new IllegalStateException("somebody else's");
    }

    private static void throwIn(Thread thread) {
        thread.start();
        Subjects.join(thread);
    }

    /** Where they fail: the line may change. */
    private static String place() {
        return ChildSubjects.class.getSimpleName() + ".java:";
    }

    private Counterexample violation(Class<?> subject) {
        EngineEvidence evidence = check(subject);
        assertThat(evidence.finding()).as(subject.getSimpleName()).isInstanceOf(Violated.class);
        assertThat(evidence.notes()).noneMatch(note -> note.contains("reported"));
        return ((Violated) evidence.finding()).counterexample();
    }

    private Iterable<String> replayed(Class<?> subject, Counterexample found) {
        EngineEvidence again = engine.replay(
                DeclarationReader.read(subject), space(subject), ReplayToken.parse(found.replay()), SMALL, at -> {});
        return ((Violated) again.finding()).counterexample().uncaught();
    }

    private EngineEvidence check(Class<?> subject) {
        return engine.check(DeclarationReader.read(subject), space(subject), SMALL, at -> {});
    }

    private static ScenarioSpace space(Class<?> subject) {
        return ScenarioSpace.of(DeclarationReader.read(subject), 1, SCENARIOS);
    }
}
