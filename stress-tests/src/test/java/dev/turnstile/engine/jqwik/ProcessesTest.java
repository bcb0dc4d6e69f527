package dev.turnstile.engine.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.Budgets;
import dev.turnstile.engine.jqwik.ProcessSubjects.DyingFileCounter;
import dev.turnstile.engine.jqwik.ProcessSubjects.KilledFileCounter;
import dev.turnstile.engine.jqwik.ProcessSubjects.LockedFileCounter;
import dev.turnstile.engine.jqwik.ProcessSubjects.OrphaningCounter;
import dev.turnstile.engine.jqwik.ProcessSubjects.RacyFileCounter;
import dev.turnstile.engine.jqwik.ProcessSubjects.ReapingCounter;
import dev.turnstile.engine.jqwik.ProcessSubjects.StaleRoom;
import dev.turnstile.engine.jqwik.ProcessSubjects.UnmadeFileCounter;
import dev.turnstile.engine.jqwik.ProcessSubjects.UntidyFileCounter;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Finding.Inconclusive;
import dev.turnstile.evidence.Finding.Survived;
import dev.turnstile.evidence.Finding.Violated;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.leak.LeakCheck;
import dev.turnstile.spec.Symptom;
import dev.turnstile.subjects.processes.OsFileLock;
import dev.turnstile.subjects.processes.UnreapedChild;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Subjects whose threads are processes, and subjects that start processes. */
@Tag("slow")
class ProcessesTest {
    private static final int SCENARIOS = 4;
    private static final Budget BUDGET = Budgets.of(SCENARIOS, 0, 200, 0, 0, Duration.ofSeconds(40));

    private static final String ALIVE = "process (\\d+) \\(sleep 30\\), which still lives";

    /** So few overlapping runs are soon made on a busy machine. */
    private final JqwikEngine engine = new JqwikEngine(10, LeakCheck::new);

    /** For subjects whose leaks would outlast any patience. */
    private final JqwikEngine impatient = new JqwikEngine(10, () -> new LeakCheck(Duration.ofSeconds(2)));

    @Test
    void a_lost_update_between_processes_is_found() {
        EngineEvidence evidence = check(RacyFileCounter.class);
        assertThat(found(evidence).symptom()).isEqualTo(Symptom.WRONG_ANSWER);
        assertThat(found(evidence).left()).isEmpty();
        assertThat(found(evidence).explanation().deadEnds()).isNotEmpty();
    }

    /** The files that it keeps are no leak. */
    @Test
    void a_counter_behind_a_file_lock_survives() {
        EngineEvidence evidence = check(LockedFileCounter.class);
        assertThat(evidence.finding())
                .isInstanceOfSatisfying(
                        Survived.class, s -> assertThat(s.coverage()).contains("on threads that are processes"));
        assertThat(engine.isSpent()).isFalse();
    }

    @Test
    void what_processes_leave_is_a_leak_and_taken_away_by_us() throws Exception {
        Counterexample found = shown(impatient, UntidyFileCounter.class, "increment() | get()");
        assertThat(found.symptom()).isEqualTo(Symptom.LEAK);
        assertThat(found.left()).hasSize(2).first().isEqualTo("file count.tmp");
        assertThat(found.rate()).isEqualTo(1);
        assertThat(found.explanation().deadEnds()).isEmpty();
        assertThat(found.hang()).isNull();
        awaitEnd(pid(found, ALIVE));
        assertThat(impatient.isSpent()).isFalse();
    }

    @Test
    void a_lock_that_outlives_its_owner_is_a_run_that_is_stuck() {
        Counterexample found = shown(engine, StaleRoom.class, "[enter()] crash() | enter()");
        assertThat(found.symptom()).isEqualTo(Symptom.STUCK);
        assertThat(found.history()).isEqualTo("[enter()] crash() | enter() …");
        assertThat(found.hang().waiting()).singleElement().satisfies(thread -> {
            assertThat(thread.thread()).isEqualTo(1);
            assertThat(thread.operation()).isEqualTo("enter()");
            assertThat(thread.waitsAt()).startsWith("ProcessSubjects.java:");
            assertThat(thread.stack()).anyMatch(frame -> frame.contains("StaleRoom."));
        });
    }

    /** A few runs tell: each kill takes a new JVM. */
    @Test
    void one_that_dies_with_its_owner_survives_though_processes_are_killed() {
        Declaration declaration = DeclarationReader.read(OsFileLock.class);
        List<String> activities = new ArrayList<>();
        Budget few = Budgets.of(SCENARIOS, 0, 10, 0, 0, Duration.ofSeconds(40));
        EngineEvidence evidence = new JqwikEngine(1, LeakCheck::new)
                .check(declaration, ScenarioSpace.of(declaration, 1, SCENARIOS), few, activities::add);
        assertThat(evidence.finding()).isInstanceOf(Survived.class);
        assertThat(activities).anyMatch(activity -> activity.contains("crash()"));
    }

    @Test
    void a_process_that_dies_of_itself_is_a_wrong_answer_that_says_how() {
        Counterexample found = shown(engine, DyingFileCounter.class, "increment() | get()");
        assertThat(found.symptom()).isEqualTo(Symptom.WRONG_ANSWER);
        assertThat(found.history())
                .contains("get(): its process died: exit status 3, after it printed: no more")
                .startsWith("increment(): 1 |");
        assertThat(found.explanation().deadEnds()).isNotEmpty();
    }

    @Test
    void a_process_that_something_kills_says_nothing_of_the_subject() {
        assertThat(check(KilledFileCounter.class).finding())
                .isInstanceOfSatisfying(
                        Inconclusive.class,
                        i -> assertThat(i.reason())
                                .startsWith("a process of the run was killed")
                                .contains("exit status 137 (SIGKILL"));
    }

    @Test
    void a_subject_that_cannot_be_made_is_not_judged() {
        assertThat(check(UnmadeFileCounter.class).finding())
                .isInstanceOfSatisfying(
                        Inconclusive.class, i -> assertThat(i.reason()).contains("UnsupportedOperationException"));
    }

    @Test
    void a_child_that_a_subject_of_this_jvm_leaves_is_a_leak_that_spoils_it() throws Exception {
        Counterexample found = shown(impatient, OrphaningCounter.class, "increment() | get()");
        assertThat(found.symptom()).isEqualTo(Symptom.LEAK);
        assertThat(found.left()).hasSize(1);
        assertThat(found.rate()).isEqualTo(1);
        awaitEnd(pid(found, ALIVE));
        assertThat(impatient.isSpent()).isTrue();
    }

    @Test
    void one_that_waits_for_its_children_survives() {
        assertThat(check(ReapingCounter.class).finding()).isInstanceOf(Survived.class);
        assertThat(engine.isSpent()).isFalse();
    }

    @Test
    void a_child_that_nobody_waits_for_is_a_leak() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "zombies are read from Linux's /proc");
        Counterexample found = shown(impatient, UnreapedChild.class, "start(false)");
        assertThat(found.symptom()).isEqualTo(Symptom.LEAK);
        assertThat(pid(found, "the zombie of process (\\d+) \\(cat\\), which nobody has waited for"))
                .isPositive();
    }

    private EngineEvidence check(Class<?> subject) {
        Declaration declaration = DeclarationReader.read(subject);
        return engine.check(declaration, ScenarioSpace.of(declaration, 1, SCENARIOS), BUDGET, at -> {});
    }

    /** Returns the counterexample of a scenario that is shown again; it runs until it shows. */
    private static Counterexample shown(JqwikEngine engine, Class<?> subject, String scenario) {
        Declaration declaration = DeclarationReader.read(subject);
        ReplayToken token = new ReplayToken(EngineName.JQWIK, subject.getName(), scenario, 0, "PLATFORM");
        return found(engine.replay(declaration, ScenarioSpace.of(declaration, 1, SCENARIOS), token, BUDGET, at -> {}));
    }

    private static Counterexample found(EngineEvidence evidence) {
        Finding finding = evidence.finding();
        assertThat(finding).isInstanceOf(Violated.class);
        return ((Violated) finding).counterexample();
    }

    private static long pid(Counterexample found, String clause) {
        Matcher matcher =
                Pattern.compile(clause).matcher(found.left().get(found.left().size() - 1));
        assertThat(matcher.matches()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    /** It was ended: nobody waits until it ends by itself. */
    private static void awaitEnd(long pid) throws InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(20) && isAlive(pid)) TimeUnit.MILLISECONDS.sleep(1);
        assertThat(isAlive(pid)).isFalse();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
