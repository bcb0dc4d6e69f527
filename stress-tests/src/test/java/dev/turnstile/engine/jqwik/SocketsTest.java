package dev.turnstile.engine.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.Budgets;
import dev.turnstile.engine.jqwik.SocketSubjects.EndlessCounter;
import dev.turnstile.engine.jqwik.SocketSubjects.HalfClosedCounter;
import dev.turnstile.engine.jqwik.SocketSubjects.ListeningCounter;
import dev.turnstile.engine.jqwik.SocketSubjects.SocketLeavingCounter;
import dev.turnstile.engine.jqwik.SocketSubjects.ThreadLeavingCounter;
import dev.turnstile.engine.jqwik.SocketSubjects.UnansweredCounter;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding.Inconclusive;
import dev.turnstile.evidence.Finding.Survived;
import dev.turnstile.evidence.Finding.Violated;
import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.leak.LeakCheck;
import dev.turnstile.spec.Symptom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Subjects that open sockets. */
@Tag("slow")
class SocketsTest {
    private static final int SCENARIOS = 4;
    private static final Budget BUDGET = Budgets.of(SCENARIOS, 0, 100, 0, 0, Duration.ofSeconds(40));

    /** So few overlapping runs are soon made on a busy machine. */
    private final JqwikEngine engine = new JqwikEngine(10, LeakCheck::new);

    /** For subjects whose leaks would outlast any patience. */
    private final JqwikEngine impatient = new JqwikEngine(10, () -> new LeakCheck(Duration.ofSeconds(2)));

    private static Counterexample unanswered;

    @BeforeEach
    void begin() {
        ThreadLeavingCounter.over = new CountDownLatch(1);
        EndlessCounter.over = new CountDownLatch(1);
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "sockets are read from Linux's /proc");
    }

    @AfterEach
    void end() throws Exception {
        ThreadLeavingCounter.over.countDown();
        EndlessCounter.over.countDown();
        synchronized (SocketLeavingCounter.LEFT) {
            for (AutoCloseable left : SocketLeavingCounter.LEFT) left.close();
        }
    }

    @Test
    void one_that_takes_all_with_it_survives_and_leaves_the_jvm_fit() {
        assertThat(check(ListeningCounter.class).finding()).isInstanceOf(Survived.class);
        assertThat(engine.isSpent()).isFalse();
    }

    @Test
    void a_socket_that_nobody_closes_is_a_leak_that_spoils_the_jvm() {
        Counterexample found = shown(impatient, SocketLeavingCounter.class, "increment() | get()");
        assertThat(found.symptom()).isEqualTo(Symptom.LEAK);
        assertThat(found.left())
                .singleElement()
                .satisfies(left -> assertThat(left).matches("a socket that listens on port \\d+"));
        assertThat(found.rate()).isEqualTo(1);
        assertThat(impatient.isSpent()).isTrue();
    }

    @Test
    void a_close_that_throws_is_named_with_what_it_left() {
        assertThat(shown(impatient, HalfClosedCounter.class, "increment() | get()")
                        .left())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("close() threw IllegalStateException: half closed at SocketSubjects.java:");
    }

    @Test
    @Tag("exhaustive") // it takes the time that the engine waits
    void a_close_that_does_not_end_is_not_waited_for() {
        assertThat(check(EndlessCounter.class).finding())
                .isInstanceOfSatisfying(
                        Inconclusive.class,
                        finding -> assertThat(finding.reason()).contains("close() did not return within 15 s"));
    }

    @Test
    void so_is_a_thread_that_nobody_ends() {
        Counterexample found = shown(impatient, ThreadLeavingCounter.class, "increment() | get()");
        assertThat(found.symptom()).isEqualTo(Symptom.LEAK);
        assertThat(found.left())
                .singleElement()
                .satisfies(left ->
                        assertThat(left).matches("thread \"one who stays\", WAITING at SocketSubjects.java:\\d+"));
    }

    @Test
    void what_a_run_leaves_that_had_to_be_ended_is_no_later_runs() {
        Counterexample found = unanswered();
        assertThat(found.symptom()).isEqualTo(Symptom.STUCK);
        assertThat(found.left()).isEmpty();
        assertThat(found.rate()).isEqualTo(1);
    }

    @Test
    void a_hang_tells_what_the_subjects_own_threads_do() {
        Hang hang = unanswered().hang();
        assertThat(hang.waiting()).singleElement().satisfies(thread -> {
            assertThat(thread.operation()).isEqualTo("get()");
            assertThat(thread.state()).isEqualTo("WAITING");
        });
        assertThat(hang.own()).singleElement().satisfies(thread -> {
            assertThat(thread.name()).startsWith("server of ");
            assertThat(thread.state()).isEqualTo("WAITING");
            assertThat(thread.at()).startsWith("SocketSubjects.java:");
            assertThat(thread.stack()).anyMatch(frame -> frame.contains("ListeningCounter.serve"));
        });
    }

    /** Shown once, since several look at it. */
    private Counterexample unanswered() {
        if (unanswered == null) unanswered = shown(engine, UnansweredCounter.class, "increment() | get()");
        return unanswered;
    }

    private EngineEvidence check(Class<?> subject) {
        Declaration declaration = DeclarationReader.read(subject);
        return engine.check(declaration, ScenarioSpace.of(declaration, 1, SCENARIOS), BUDGET, at -> {});
    }

    /** Returns the counterexample of a scenario that is shown again; it runs until it shows. */
    private static Counterexample shown(JqwikEngine engine, Class<?> subject, String scenario) {
        Declaration declaration = DeclarationReader.read(subject);
        ReplayToken token = new ReplayToken(EngineName.JQWIK, subject.getName(), scenario, 0, "PLATFORM");
        EngineEvidence evidence =
                engine.replay(declaration, ScenarioSpace.of(declaration, 1, SCENARIOS), token, BUDGET, at -> {});
        assertThat(evidence.finding()).isInstanceOf(Violated.class);
        return ((Violated) evidence.finding()).counterexample();
    }
}
