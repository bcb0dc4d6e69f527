package dev.turnstile.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.adapter.Samples;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.MutantEvidence.Fate;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Exchanger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ClassCheckTest extends OwnEvidence {
    private static final String PROFILE = "turnstile.profile";
    private static final String ENGINES = "turnstile.engines";

    @BeforeEach
    void checkQuickly() {
        System.setProperty(PROFILE, "quick");
        System.setProperty(ENGINES, "lincheck");
    }

    @AfterEach
    void restore() {
        for (String option : new String[] {PROFILE, ENGINES}) System.clearProperty(option);
    }

    @Test
    void a_right_class_is_proved_and_all_engines_run_though_its_operations_wait() {
        System.clearProperty(ENGINES);
        Map<String, String> outcomes =
                NodeOutcomes.of(() -> Turnstile.of("Slot", () -> new ArrayBlockingQueue<Integer>(1))
                        .methods("put", "take")
                        .quiescent("size")
                        .check());
        assertThat(outcomes)
                .containsEntry("Slot lincheck", "")
                .containsEntry("Slot jcstress", "")
                .containsEntry("Slot jqwik", "")
                .containsEntry("Slot verdict", "");
    }

    @Test
    void a_wrong_class_of_the_jdk_is_explored_step_by_step() {
        Map<String, String> outcomes = NodeOutcomes.of(
                () -> Turnstile.of(HashMap.class).methods("put", "size").check());
        assertThat(outcomes.get("HashMap verdict")).contains("REFUTED", "lincheck saw it give a wrong answer");
        assertThat(outcomes.get("HashMap lincheck")).contains("put(1, 1)", "READ   table", "(HashMap.java:");
    }

    @Test
    @Tag("exhaustive") // explores much
    void a_view_of_a_right_class_is_no_alarm() {
        assertThat(NodeOutcomes.of(() -> Turnstile.of(ConcurrentHashMap.class)
                        .methods("put", "keySet")
                        .check()))
                .containsEntry("ConcurrentHashMap lincheck", "")
                .containsEntry("ConcurrentHashMap verdict", "");
    }

    @Test
    void mutants_are_made_of_the_class_that_is_checked() {
        System.clearProperty(ENGINES);
        CheckResults results = Turnstile.of(Samples.SafeCounter.class)
                .engines(EngineName.LINCHECK)
                .mutants(1)
                .run();
        assertThat(results.all()).allMatch(SubjectResult::passes);
        assertThat(EvidenceFiles.evidence(evidence).stream()
                        .filter(found -> found.mutation() != null)
                        .flatMap(found -> found.mutation().mutants().stream()))
                .isNotEmpty()
                .allMatch(mutant -> mutant.type().equals(Samples.SafeCounter.class.getName()))
                .allMatch(mutant -> mutant.fate() == Fate.EXPOSED);
    }

    @Test
    void a_lock_that_wakes_nobody_gets_stuck() {
        Map<String, String> outcomes =
                NodeOutcomes.of(() -> Turnstile.of(Samples.ForgetfulLock.class).check());
        assertThat(outcomes.get("ForgetfulLock verdict")).contains("REFUTED", "lincheck saw it get stuck");
        assertThat(outcomes.get("ForgetfulLock lincheck"))
                .contains("lock() did not return, but here the model lets it return", "(Samples.java:");
    }

    @Test
    void another_class_can_say_what_is_right_and_the_user_which_race_is_meant() {
        assertThat(NodeOutcomes.of(() -> Turnstile.of(Samples.SafeCounter.class)
                        .model(Samples.CountingModel.class)
                        .check()))
                .containsEntry("SafeCounter lincheck", "")
                .containsEntry("SafeCounter verdict", "");
        Map<String, String> racy = NodeOutcomes.of(() -> Turnstile.of(Samples.RacyCounter.class)
                .model(Samples.CountingModel.class)
                .check());
        assertThat(racy.get("RacyCounter verdict")).contains("REFUTED");
        assertThat(NodeOutcomes.of(() -> Turnstile.of(Samples.CachedHash.class)
                                .benignRace("CachedHash.hash", "each thread computes the same value")
                                .check())
                        .get("CachedHash verdict"))
                .isEmpty();
        assertThat(NodeOutcomes.of(() -> Turnstile.of(Samples.CachedHash.class).check())
                        .get("CachedHash lincheck"))
                .contains(
                        "Data race on CachedHash.hash",
                        "If the race is intended: @BenignRace(field = \"CachedHash.hash\"");
    }

    @Test
    void what_cannot_be_checked_is_refused_before_anything_runs() {
        assertThatThrownBy(() -> Turnstile.of(ConcurrentLinkedQueue.class)
                        .methods("offer", "iterator")
                        .check())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "ConcurrentLinkedQueue cannot be checked by iterator: iterator() (answers an Iterator,")
                .hasMessageContaining("Remedy: leave these methods out");
        assertThatThrownBy(() -> Turnstile.of(ConcurrentLinkedQueue.class)
                        .methods("ofer")
                        .check())
                .hasMessageContaining("no public method named ofer")
                .hasMessageContaining("Remedy: choose among add, ");
        assertThatThrownBy(() -> Turnstile.of(Exchanger.class).check())
                .hasMessageContaining("Exchanger has no method that can be an operation")
                .hasMessageContaining("exchange(Object) (ends only together with another call of it");
        assertThatThrownBy(() -> Turnstile.of(AbstractList.class))
                .hasMessageContaining("java.util.AbstractList is abstract. Remedy: say how it is made");
        assertThatThrownBy(
                        () -> Turnstile.of(Samples.Ending.class).methods("end").check())
                .hasMessageContaining("end() (ends its JVM, with exit status 3)");
    }
}
