package dev.turnstile.engine.jcstress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.generation.Blocking;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.subjects.locks.CasSpinMutex;
import dev.turnstile.subjects.semaphores.MonitorSemaphore;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioChoiceTest {
    @Test
    void the_classical_litmus_shapes_survive() {
        assertThat(texts(StressSubjects.PlainVariables.class))
                .contains("writeX(); readY() | writeY(); readX()", "writeX(); writeY() | readY(); readX()");
    }

    @Test
    void message_passing_within_the_operations_survives() {
        assertThat(texts(StressSubjects.PlainPublication.class)).anyMatch(s -> s.startsWith("publish() | read()"));
    }

    @Test
    void a_contract_without_independent_variables_has_no_litmus_shapes() {
        assertThat(Litmus.scenarios(
                        Given.subject(StressSubjects.AtomicCounter.class).space()))
                .isEmpty();
    }

    @Test
    void nothing_that_may_block_for_good_nor_that_needs_thread_0_for_init_or_post_is_run() {
        assertThat(new ScenarioChoice(Given.subject(CasSpinMutex.class).space()).of(50))
                .isNotEmpty()
                .allMatch(s -> s.blocking() == Blocking.NEVER && (s.wrongAnswerVisible() || s.blockable()))
                .allMatch(s ->
                        s.scenario().init().isEmpty() && s.scenario().post().isEmpty());
    }

    @Test
    void there_are_several_sizes_and_few_with_three_threads() {
        List<Integer> threads = new ScenarioChoice(
                        Given.subject(StressSubjects.AtomicCounter.class).space())
                .of(6).stream().map(s -> s.scenario().threads()).toList();
        assertThat(threads).hasSize(6).containsOnlyOnce(3);
    }

    @Test
    void where_only_a_hang_could_show_a_fault_nothing_is_run_and_it_is_said() {
        Given silent = Given.subject(StressSubjects.SilentSubject.class);
        assertThat(new ScenarioChoice(silent.space()).of(6)).isEmpty();
        assertThat(new ScenarioChoice(silent.space()).whyNone()).startsWith("every complete outcome is legal");
    }

    @Test
    void where_an_operation_waits_for_another_a_hang_may_show_a_fault() {
        assertThat(texts(StressSubjects.StoreLoadGate.class)).contains("open() | pass()");
    }

    @Test
    void of_those_that_only_a_hang_would_fail_one_is_run_beside_those_with_answers() {
        List<SortedScenario> chosen =
                new ScenarioChoice(Given.subject(MonitorSemaphore.class).space()).of(3);
        assertThat(chosen).hasSize(3).filteredOn(s -> !s.wrongAnswerVisible()).hasSize(1);
    }

    @Test
    void operations_that_could_wait_for_a_time_and_do_not_are_run() {
        ScenarioChoice choice = new ScenarioChoice(
                Given.subject(StressSubjects.PatientCounter.class).space());
        assertThat(choice.of(6)).isNotEmpty();
        assertThat(choice.omissions()).isEmpty();
    }

    @Test
    void operations_that_may_wait_for_a_time_are_left_out_and_it_is_said() {
        ScenarioChoice choice = new ScenarioChoice(
                Given.subject(StressSubjects.WaitingCounter.class).space());
        assertThat(choice.of(6)).isEmpty();
        assertThat(choice.whyNone())
                .startsWith("not applied to increment: it may wait for a time")
                .contains("tryLock");
        assertThat(new ScenarioChoice(Given.subject(StressSubjects.AtomicCounter.class)
                                .space())
                        .omissions())
                .isEmpty();
    }

    private static List<String> texts(Class<?> subject) {
        return new ScenarioChoice(Given.subject(subject).space())
                .of(6).stream().map(s -> s.scenario().toString()).toList();
    }
}
