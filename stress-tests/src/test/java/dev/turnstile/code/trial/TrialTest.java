package dev.turnstile.code.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.code.calls.OperationCode;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.jdk.InputOutput;
import dev.turnstile.jdk.ThreadStarts;
import dev.turnstile.jdk.TimeMethods;
import dev.turnstile.scenario.Operation;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tells the calls that subjects make from those that are only in their code. */
class TrialTest {
    @Test
    void what_an_operation_does_not_do_is_not_held_against_it() {
        assertThat(guilty(TrialSubjects.NoSleep.class)).isEmpty();
        assertThat(guilty(TrialSubjects.NoSocket.class)).isEmpty();
        assertThat(guilty(TrialSubjects.NoProcess.class)).isEmpty();
        assertThat(guilty(TrialSubjects.NoThread.class)).isEmpty();
        assertThat(guilty(TrialSubjects.Unlimited.class)).isEmpty();
    }

    @Test
    void what_it_does_for_some_arguments_or_in_some_states_is() {
        assertThat(guilty(TrialSubjects.Sleep.class)).containsExactly("special");
        assertThat(guilty(TrialSubjects.OpensSocket.class)).containsExactly("special");
        assertThat(guilty(TrialSubjects.StartsProcess.class)).containsExactly("special");
        assertThat(guilty(TrialSubjects.StartsThread.class)).containsExactly("special");
        assertThat(guilty(TrialSubjects.Swallowing.class)).containsExactly("special");
        assertThat(guilty(TrialSubjects.TriesALock.class)).containsExactly("special");
        assertThat(guilty(TrialSubjects.Limited.class)).containsExactly("take");
    }

    @Test
    void in_doubt_the_code_counts() {
        assertThat(guilty(TrialSubjects.Spinning.class)).containsExactly("special");
        assertThat(guilty(TrialSubjects.ThrowingInConstructor.class)).containsExactly("special");
    }

    @Test
    void what_making_an_instance_does_is_asked_likewise() {
        assertThat(constructionOpensSockets(TrialSubjects.SocketInConstructor.class))
                .isTrue();
        assertThat(constructionOpensSockets(TrialSubjects.NoSocketInConstructor.class))
                .isFalse();
    }

    @Test
    void what_a_thread_of_its_own_does_counts_whenever_that_comes() {
        ScenarioSpace space = ScenarioSpace.of(DeclarationReader.read(TrialSubjects.SocketByOwnThread.class), 42, 24);
        OperationCode tried = Trial.code(space, InputOutput::opensSocket);
        assertThat(tried.callsOfConstruction()).anyMatch(InputOutput::opensSocket);
    }

    @Test
    void each_operation_runs_in_a_warm_up_though_its_code_leads_to_nothing_suspected() {
        ScenarioSpace space = ScenarioSpace.of(DeclarationReader.read(TrialSubjects.Tracing.class), 42, 24);
        try {
            Trial.warmUp(space, new OperationCode(TrialSubjects.Tracing.class), InputOutput::isInputOutput);
            assertThat(System.getProperty(TrialSubjects.Tracing.PLAIN)).isEqualTo("ran");
            assertThat(System.getProperty(TrialSubjects.Tracing.SPECIAL)).isEqualTo("ran");
        } finally {
            System.clearProperty(TrialSubjects.Tracing.PLAIN);
            System.clearProperty(TrialSubjects.Tracing.SPECIAL);
        }
    }

    @Test
    void input_and_output_while_a_class_is_initialized_is_nobodys() {
        assertThat(doInput(TrialSubjects.FileInInitializer.class)).isEmpty();
        assertThat(doInput(TrialSubjects.FileInOperation.class)).containsExactly("special");
    }

    private static Set<String> doInput(Class<?> subject) {
        ScenarioSpace space = ScenarioSpace.of(DeclarationReader.read(subject), 42, 24);
        OperationCode tried = Trial.code(space, InputOutput::isInputOutput);
        assertThat(tried.callsOfConstruction()).noneMatch(InputOutput::isInputOutput);
        return space.declaration().operations().stream()
                .filter(operation -> tried.calls(operation).stream().anyMatch(InputOutput::isInputOutput))
                .map(Operation::name)
                .collect(Collectors.toSet());
    }

    private static boolean constructionOpensSockets(Class<?> subject) {
        Declaration declaration = DeclarationReader.read(subject);
        OperationCode written = new OperationCode(subject);
        assertThat(written.callsOfConstruction()).anyMatch(InputOutput::opensSocket);
        return Trial.code(ScenarioSpace.of(declaration, 42, 24)).callsOfConstruction().stream()
                .anyMatch(InputOutput::opensSocket);
    }

    private static Set<String> guilty(Class<?> subject) {
        ScenarioSpace space = ScenarioSpace.of(DeclarationReader.read(subject), 42, 24);
        BiPredicate<OperationCode, Operation> guilty = (code, operation) -> code.calls(operation).stream()
                .anyMatch(call -> TimeMethods.isWait(call)
                        || ThreadStarts.startsThread(call)
                        || InputOutput.startsProcess(call)
                        || InputOutput.opensSocket(call));
        assertThat(space.declaration().operations())
                .as("suspects")
                .anyMatch(o -> guilty.test(new OperationCode(subject), o));
        OperationCode code = Trial.code(space);
        return space.declaration().operations().stream()
                .filter(operation -> guilty.test(code, operation))
                .map(Operation::name)
                .collect(Collectors.toSet());
    }
}
