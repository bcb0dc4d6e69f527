package dev.turnstile.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.scenario.ScenarioText;
import dev.turnstile.subjects.processes.OsFileLock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scenarios in which a process is killed are few, and there are some. */
class CrashScenariosTest {
    private static final String PLAIN = "lock() | tryLock()";
    private static final String KILLED = "lock(); crash() | tryLock()";

    private static final Declaration LOCK = DeclarationReader.read(OsFileLock.class);

    private static SortedScenario sort(String text) {
        return ScenarioSpace.of(LOCK, 1, 1).sort(ScenarioText.parse(text, LOCK.operations()));
    }

    private static List<String> thinned(String... texts) {
        return Ranking.thinCrashes(
                        Arrays.stream(texts).map(CrashScenariosTest::sort).toList())
                .stream()
                .map(s -> s.scenario().toString())
                .toList();
    }

    @Test
    void one_is_left_in_for_three_others() {
        assertThat(thinned(KILLED, KILLED, PLAIN, PLAIN, PLAIN, PLAIN)).containsOnlyOnce(KILLED);
        assertThat(thinned(KILLED, PLAIN, PLAIN, PLAIN, KILLED, PLAIN))
                .containsExactly(KILLED, PLAIN, PLAIN, PLAIN, KILLED, PLAIN);
        assertThat(thinned(PLAIN, PLAIN, PLAIN)).hasSize(3);
        assertThat(thinned(KILLED, KILLED)).containsExactly(KILLED);
    }

    @Test
    void wherever_it_is_killed() {
        assertThat(thinned(KILLED, "[lock(); crash()] lock() | tryLock()", "lock() | lock() [crash()]"))
                .containsExactly(KILLED);
    }

    @Test
    void a_space_has_some_and_not_many() {
        List<SortedScenario> scenarios = ScenarioSpace.of(LOCK, 1, 24).scenarios();
        long killed = scenarios.stream()
                .filter(s -> s.scenario().actors().anyMatch(a -> a.operation().isCrash()))
                .count();
        assertThat(scenarios).hasSize(24);
        assertThat(killed).isBetween(2L, 12L);
    }
}
