package dev.turnstile.engine.lincheck.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.canary.RacyCounter;
import dev.turnstile.engine.lincheck.Checks;
import dev.turnstile.engine.lincheck.Subjects;
import dev.turnstile.engine.lincheck.context.LincheckThread;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import dev.turnstile.engine.lincheck.search.Explored.Failed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ScenarioSearchTest {
    private static final String COUNTING = "increment(); increment() | increment(); increment()";
    private static final String THREE = "increment() | increment() | increment()";
    private static final String PAIR = "increment() | increment()";
    private static final long PLENTY = 10_000;

    @Test
    void a_search_that_pauses_makes_the_executions_of_one_that_does_not() {
        LincheckThread.call(() -> {
            ScenarioCheck check = Checks.of(Subjects.TimedCounter.class);
            Explored whole = check.explore(Checks.scenario(Subjects.TimedCounter.class, COUNTING), Mode.EVERY, PLENTY);
            assertThat(whole).isInstanceOf(Clean.class);
            List<Explored> parts = inParts(check, COUNTING);
            assertThat(parts).hasSizeGreaterThan(2);
            assertThat(parts.getLast()).isEqualTo(whole);
            return true;
        });
    }

    private static List<Explored> inParts(ScenarioCheck check, String scenario) {
        List<Explored> parts = new ArrayList<>();
        try (ScenarioSearch search = check.search(Checks.scenario(Subjects.TimedCounter.class, scenario), Mode.EVERY)) {
            for (long allowance = 2; parts.isEmpty() || !isExhausted(parts.getLast()); allowance += 2) {
                parts.add(search.goOn(allowance));
                assertThat(search.cost()).isBetween(1L, allowance);
                assertThat(search.schedules()).isEqualTo(parts.getLast().schedules());
            }
        }
        return parts;
    }

    private static boolean isExhausted(Explored explored) {
        return explored instanceof Clean clean && clean.exhausted();
    }

    @Test
    void searches_that_take_turns_do_not_disturb_each_other() {
        LincheckThread.call(() -> {
            ScenarioCheck check = Checks.of(Subjects.CasCounter.class);
            List<String> texts = List.of(COUNTING, THREE);
            List<Explored> alone = texts.stream()
                    .map(text -> check.explore(Checks.scenario(Subjects.CasCounter.class, text), Mode.EVERY, PLENTY))
                    .toList();
            List<Explored> together = new ArrayList<>();
            try (ScenarioSearch one = check.search(Checks.scenario(Subjects.CasCounter.class, COUNTING), Mode.EVERY);
                    ScenarioSearch two = check.search(Checks.scenario(Subjects.CasCounter.class, THREE), Mode.EVERY)) {
                for (long allowance = 1; allowance < 2_000; allowance *= 2) {
                    together = List.of(one.goOn(allowance), two.goOn(allowance));
                }
            }
            assertThat(together).isEqualTo(alone).allMatch(ScenarioSearchTest::isExhausted);
            return true;
        });
    }

    @Test
    void a_run_that_fails_while_code_is_loaded_is_made_again_but_not_without_end() {
        System.clearProperty(Subjects.FailsOnceWhileLoading.FAILED);
        assertThat(Checks.explore(Subjects.FailsOnceWhileLoading.class, "increment() | increment()", PLENTY))
                .isInstanceOf(Clean.class);
        assertThat(Checks.explore(Subjects.FailsAlways.class, "increment() | increment()", PLENTY))
                .isInstanceOf(Failed.class);
    }

    @Test
    void costly_executions_give_signs_of_life_sooner_than_cheap_ones() {
        LincheckThread.call(() -> {
            List<String> signs = new ArrayList<>();
            ScenarioCheck check = Checks.of(Subjects.AttendedCounter.class, signs::add);
            try (ScenarioSearch search =
                    check.search(Checks.scenario(Subjects.AttendedCounter.class, PAIR), Mode.EVERY)) {
                Explored explored = search.goOn(2_000);
                assertThat(search.schedules()).as("%s", explored).isGreaterThan(1);
                assertThat(signs).hasSizeGreaterThanOrEqualTo(search.schedules());
            }
            signs.clear();
            check = Checks.of(Subjects.AtomicCounter.class, signs::add);
            try (ScenarioSearch search =
                    check.search(Checks.scenario(Subjects.AtomicCounter.class, PAIR), Mode.EVERY)) {
                search.goOn(2_000);
                assertThat(signs).hasSize(1);
            }
            return true;
        });
    }

    @Test
    void a_violation_is_found_after_a_pause_and_replayed() {
        LincheckThread.call(() -> {
            ScenarioCheck check = Checks.of(RacyCounter.class);
            try (ScenarioSearch search = check.search(Checks.scenario(RacyCounter.class, COUNTING), Mode.EVERY)) {
                Explored explored = search.goOn(1);
                assertThat(explored).isInstanceOf(Clean.class);
                for (long allowance = 2; explored instanceof Clean && allowance < PLENTY; allowance++) {
                    explored = search.goOn(allowance);
                }
                assertThat(explored).isInstanceOf(Convicted.class);
                assertThat(((Convicted) explored).interleaving()).isNotEmpty();
            }
            return true;
        });
    }
}
