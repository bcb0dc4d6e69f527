package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.replay.LincheckToken;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Counterexample.TraceStep;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.ReplayToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ReplayTest {
    /** Prints the interleaving of a token; to be run in a JVM of its own. */
    static final class Main {
        public static void main(String[] arguments) throws ClassNotFoundException {
            Class<?> subject = Class.forName(arguments[0]);
            Counterexample again = Checks.violation(
                    subject, Checks.replay(subject, arguments[1]).finding());
            for (TraceStep step : again.interleaving()) System.out.println(step);
            System.exit(0);
        }
    }

    @Test
    void a_token_shows_the_same_interleaving_in_a_fresh_jvm() throws IOException, InterruptedException {
        Class<?> subject = Subjects.LostWakeupGate.class;
        Counterexample found = Checks.violation(subject);
        assertThat(inFreshJvm(subject, found.replay()))
                .containsExactlyElementsOf(
                        found.interleaving().stream().map(TraceStep::toString).toList());
    }

    private static List<String> inFreshJvm(Class<?> subject, String token) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LincheckEngine.jvmArguments(Runtime.version().feature()));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), subject.getName(), token));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }

    @Test
    void a_replay_makes_one_execution_and_shows_the_same() {
        Counterexample found = Checks.violation(Subjects.LostWakeupGate.class);
        EngineEvidence again = Checks.replay(Subjects.LostWakeupGate.class, found.replay());
        assertThat(again.executions()).isEqualTo(1);
        assertThat(Checks.violation(Subjects.LostWakeupGate.class, again.finding()))
                .isEqualTo(found);
    }

    @Test
    void so_does_that_of_a_data_race() {
        Counterexample found = Checks.violation(Subjects.RacyGetter.class);
        assertThat(found.race()).isNotNull();
        EngineEvidence again = Checks.replay(Subjects.RacyGetter.class, found.replay());
        assertThat(Checks.violation(Subjects.RacyGetter.class, again.finding())).isEqualTo(found);
    }

    @Test
    void so_does_that_of_locks_that_are_not_modelled() {
        Counterexample found = Checks.violation(Subjects.OppositeFairLocks.class);
        EngineEvidence again = Checks.replay(Subjects.OppositeFairLocks.class, found.replay());
        assertThat(Checks.violation(Subjects.OppositeFairLocks.class, again.finding()))
                .isEqualTo(found);
    }

    @Test
    void a_token_of_a_fault_that_is_gone_is_inconclusive() {
        LincheckToken choices = new LincheckToken(Mode.EVERY, List.of(0, 1, 1, 0));
        ReplayToken stale = new ReplayToken(
                EngineName.LINCHECK,
                Subjects.AtomicCounter.class.getName(),
                "increment() | increment()",
                0,
                choices.toString());
        assertThat(Checks.replay(Subjects.AtomicCounter.class, stale.toString()).finding())
                .asInstanceOf(InstanceOfAssertFactories.type(Finding.Inconclusive.class))
                .extracting(Finding.Inconclusive::reason)
                .asString()
                .contains("the violation did not come again", "the subject or the JDK has changed");
    }

    @Test
    void a_token_whose_choices_lead_nowhere_is_inconclusive() {
        LincheckToken choices = new LincheckToken(Mode.EVERY, List.of(7));
        ReplayToken stale = new ReplayToken(
                EngineName.LINCHECK,
                Subjects.AtomicCounter.class.getName(),
                "increment() | increment()",
                0,
                choices.toString());
        assertThat(Checks.replay(Subjects.AtomicCounter.class, stale.toString()).finding())
                .isInstanceOf(Finding.Inconclusive.class);
    }
}
