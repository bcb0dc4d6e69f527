package dev.turnstile.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.junit.NodeOutcomes;
import dev.turnstile.junit.Turnstile;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ProgramTest extends ProgramChecks {
    @Test
    void main_methods_are_checked_as_they_are() {
        Map<String, String> outcomes = NodeOutcomes.of(() -> Turnstile.programs(
                Programs.Account.class,
                Programs.SafeAccount.class,
                Programs.Philosophers.class,
                Programs.Initializers.class));
        assertThat(outcomes.get("AccountProgram verdict")).contains("REFUTED", "lincheck saw it give a wrong answer");
        assertThat(outcomes.get("AccountProgram lincheck")).contains("AssertionError", "Programs.java:");
        assertThat(outcomes)
                .containsEntry("SafeAccountProgram verdict", "")
                .containsEntry("SafeAccountProgram lincheck", "");
        assertThat(outcomes.get("PhilosophersProgram verdict")).contains("REFUTED", "lincheck saw it deadlock");
        assertThat(outcomes.get("InitializersProgram verdict")).contains("REFUTED", "lincheck saw it deadlock");
        assertThat(outcomes.get("InitializersProgram lincheck")).contains("the initializer of Left");
    }

    @Test
    void loops_that_never_end_can_be_instrumented() {
        Map<String, String> outcomes = NodeOutcomes.of(
                () -> Turnstile.programs(Programs.WaitsForever.class, Programs.WaitsForeverAndRaces.class));
        assertThat(outcomes)
                .containsEntry("WaitsForeverProgram verdict", "")
                .containsEntry("WaitsForeverProgram lincheck", "");
        assertThat(outcomes.get("WaitsForeverAndRacesProgram verdict")).contains("REFUTED", "race on data");
    }

    @Test
    void records_and_lambdas_of_the_jdk_are_looked_into() {
        Map<String, String> outcomes = NodeOutcomes.of(
                () -> Turnstile.programs(Programs.Collecting.class, Programs.CollectingInTwoSteps.class));
        assertThat(outcomes.get("CollectingProgram verdict")).doesNotContain("REFUTED");
        assertThat(outcomes.get("CollectingInTwoStepsProgram lincheck")).contains("AssertionError");
    }

    @Test
    void what_constants_of_enums_hold_is_restored() {
        Map<String, String> outcomes = NodeOutcomes.of(() -> Turnstile.programs(Programs.Tally.class));
        assertThat(outcomes).containsEntry("TallyProgram verdict", "").containsEntry("TallyProgram lincheck", "");
    }

    @Test
    void a_lambda_runs_on_a_fresh_copy_of_what_it_captures() {
        AtomicInteger captured = new AtomicInteger(40);
        Map<String, String> outcomes = NodeOutcomes.of(() -> Turnstile.program("adds two", () -> {
            Thread other = new Thread(captured::incrementAndGet);
            other.start();
            captured.incrementAndGet();
            other.join();
            assert captured.get() == 42 : captured;
        }));
        assertThat(outcomes).containsEntry("adds_two verdict", "").containsEntry("adds_two lincheck", "");
        assertThat(captured).hasValue(40);
    }

    @Test
    void an_assertion_in_any_thread_counts() {
        AtomicInteger captured = new AtomicInteger();
        Map<String, String> outcomes = NodeOutcomes.of(() -> Turnstile.program("asserts too early", () -> {
            Thread other = new Thread(() -> {
                assert captured.get() == 1;
            });
            other.start();
            captured.incrementAndGet();
            other.join();
        }));
        assertThat(outcomes.get("asserts_too_early verdict")).contains("REFUTED");
        assertThat(outcomes.get("asserts_too_early lincheck")).contains("AssertionError");
    }

    @Test
    void what_cannot_be_copied_or_run_is_said_with_the_remedy() {
        Object lock = new Object();
        assertThatThrownBy(() -> Turnstile.program("locks", () -> {
                    synchronized (lock) {
                        lock.notifyAll();
                    }
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The program \"locks\" captures an instance of java.lang.Object")
                .hasMessageContaining("Remedy: make it inside the program");
        assertThatThrownBy(() -> Turnstile.programs(ProgramTest.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ProgramTest has no method main(String[])")
                .hasMessageContaining("public static void main(String[] args)");
        assertThatThrownBy(() -> Turnstile.programs(Programs.Account.class, Programs.Account.class))
                .hasMessageContaining("Two programs are named");
    }
}
