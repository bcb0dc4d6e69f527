package dev.turnstile.worker;

import static dev.turnstile.worker.Tasks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.Meanwhile;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding.Doubt;
import dev.turnstile.hostile.HostileDoors;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A subject's harm to its worker shows in its own finding, and the next subject gets its own finding. */
@Tag("slow")
class HostileSubjectsTest {
    /** For subjects that would never end. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    /** For all others, so that a busy machine does not make them look so. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final List<Class<?>> ENDLESS = List.of(
            HostileDoors.SpinsForEver.class,
            HostileDoors.DeadlocksInConstructor.class,
            HostileDoors.IgnoresInterrupts.class);

    private static final Map<Class<?>, FutureTask<EngineEvidence>> endless = new HashMap<>();

    private static WorkerPool pool;

    /** Those that would never end are waited for meanwhile, each with a worker of its own. */
    @BeforeAll
    static void open() {
        pool = new WorkerPool(1);
        for (Class<?> subject : ENDLESS) {
            endless.put(subject, Meanwhile.start(() -> runAloneThenPeaceful(subject)));
        }
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void one_that_spins_for_ever_is_killed_and_its_place_named() throws Exception {
        assertThat(text(endless.get(HostileDoors.SpinsForEver.class).get()))
                .startsWith("INCONCLUSIVE")
                .contains("no sign of life for 4 s", "killed", "last seen at: open()", "in open(HostileDoors.java:");
    }

    @Test
    void one_that_calls_exit_is_named_as_the_caller() {
        EngineEvidence evidence = runThenPeaceful(HostileDoors.Exits.class);
        assertThat(evidence.finding().isInDoubt(Doubt.UNSETTLED)).isTrue();
        assertThat(text(evidence))
                .contains("exit status 42", "System.exit was called by", "HostileDoors$Exits.open(HostileDoors.java:");
    }

    @Test
    void one_that_halts_is_told_by_its_exit_status() {
        EngineEvidence evidence = runThenPeaceful(HostileDoors.Halts.class);
        assertThat(evidence.finding().isInDoubt(Doubt.UNSETTLED)).isTrue();
        assertThat(text(evidence)).contains("exit status 43", "Runtime.halt");
    }

    @Test
    void one_that_takes_all_memory_ends_its_jvm_alone() {
        EngineEvidence evidence = runThenPeaceful(HostileDoors.TakesAllMemory.class);
        assertThat(evidence.finding().isInDoubt(Doubt.FAILED)).isTrue();
        assertThat(text(evidence)).contains("exit status 3", "memory ran out");
    }

    @Test
    void one_that_keeps_much_memory_is_followed_by_a_fresh_jvm() {
        EngineEvidence evidence = run(HostileDoors.KeepsMuchMemory.class);
        assertThat(evidence.notes()).anyMatch(n -> n.contains("left the memory full"));
        assertThat(pid(run(HostileDoors.Peaceful.class))).isNotEqualTo(pid(evidence));
    }

    @Test
    void one_that_recurses_for_ever_throws_as_any_other() {
        assertThat(text(runThenPeaceful(HostileDoors.RecursesForEver.class)))
                .startsWith("SURVIVED")
                .contains("[StackOverflowError]");
    }

    @Test
    void one_that_throws_in_its_constructor_throws_as_any_other() {
        assertThat(text(runThenPeaceful(HostileDoors.ThrowsInConstructor.class)))
                .contains("[IllegalStateException]");
    }

    @Test
    void one_that_leaks_threads_is_followed_by_a_fresh_jvm() {
        EngineEvidence evidence = run(HostileDoors.LeaksThreads.class);
        assertThat(evidence.notes()).anyMatch(n -> n.contains("threads behind") && n.contains("a leaked thread"));
        assertThat(pid(run(HostileDoors.Peaceful.class))).isNotEqualTo(pid(evidence));
    }

    @Test
    void one_that_deadlocks_in_its_constructor_shows_both_places() throws Exception {
        EngineEvidence evidence =
                endless.get(HostileDoors.DeadlocksInConstructor.class).get();
        assertThat(text(evidence))
                .startsWith("INCONCLUSIVE")
                .contains("<init>(HostileDoors.java:", "takeItsThenMine(HostileDoors.java:");
        assertThat(evidence.notes())
                .anyMatch(n -> n.startsWith("deadlocked: ") && n.contains("the constructor's helper"));
    }

    @Test
    void one_that_prints_a_gigabyte_is_not_held_up() {
        assertThat(text(runThenPeaceful(HostileDoors.PrintsAGigabyte.class))).startsWith("SURVIVED");
    }

    @Test
    void one_that_ignores_interrupts_is_killed_all_the_same() throws Exception {
        assertThat(text(endless.get(HostileDoors.IgnoresInterrupts.class).get()))
                .startsWith("INCONCLUSIVE")
                .contains("killed", "in open(");
    }

    @Test
    void one_that_changes_settings_is_followed_by_one_that_finds_them_as_they_were() {
        EngineEvidence evidence = run(HostileDoors.ChangesSettings.class);
        assertThat(evidence.notes())
                .anyMatch(n -> n.contains("default locale") && n.contains("line.separator, user.home"));
        EngineEvidence next = run(HostileDoors.ExpectsSettings.class);
        assertThat(text(next)).contains("answered [true").doesNotContain("false");
        assertThat(pid(next)).isEqualTo(pid(evidence));
    }

    @Test
    void a_model_that_answers_by_chance_is_named() {
        assertThat(text(runThenPeaceful(HostileDoors.JudgedByChance.class)))
                .startsWith("INCONCLUSIVE")
                .contains("model cannot serve as an oracle", "RandomDoorModel is not deterministic");
    }

    private static EngineEvidence run(Class<?> subject) {
        return Tasks.run(pool, subject, LONG);
    }

    private static EngineEvidence runThenPeaceful(Class<?> subject) {
        return runThenPeaceful(pool, subject, LONG);
    }

    private static EngineEvidence runAloneThenPeaceful(Class<?> subject) {
        try (WorkerPool alone = new WorkerPool(1)) {
            return runThenPeaceful(alone, subject, SHORT);
        }
    }

    private static EngineEvidence runThenPeaceful(WorkerPool pool, Class<?> subject, Duration guard) {
        EngineEvidence evidence = Tasks.run(pool, subject, guard);
        assertThat(text(Tasks.run(pool, HostileDoors.Peaceful.class, LONG)))
                .as("the next subject")
                .startsWith("SURVIVED");
        return evidence;
    }

    private static String pid(EngineEvidence evidence) {
        return text(evidence).replaceAll("(?s).*pid (\\d+).*", "$1");
    }
}
