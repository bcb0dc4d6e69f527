package dev.turnstile.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.scenario.Operation;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Crash;
import dev.turnstile.spec.Subject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Declarations of subjects that several processes use. */
public class ProcessDeclarationsTest {
    public interface Flag {
        void raise();

        @Crash
        default void crash() {}

        /** One of the operations, though it has a body. */
        default boolean isRaised() {
            return false;
        }
    }

    public static class FlagModel implements Flag {
        @Override
        public void raise() {}
    }

    @Subject(model = FlagModel.class)
    @AcrossProcesses(keeps = "flag-*")
    public static class SharedFlag extends FlagModel {
        public SharedFlag(Path directory) {}
    }

    @Subject(model = FlagModel.class)
    @AcrossProcesses
    public static class FlagWithoutDirectory extends FlagModel {}

    @Subject(model = FlagModel.class)
    @AcrossProcesses
    public static class FlagWithHiddenConstructor extends FlagModel {
        FlagWithHiddenConstructor(Path directory) {}
    }

    @Subject(model = FlagModel.class)
    public static class LocalFlag extends FlagModel {}

    public interface Plain {
        void raise();
    }

    public static class PlainModel implements Plain {
        @Override
        public void raise() {}
    }

    @Subject(model = PlainModel.class)
    public static class LocalFlagOnADirectory extends PlainModel {
        public LocalFlagOnADirectory(Path directory) {}
    }

    @Subject(model = PlainModel.class)
    public static class PlainFlag extends PlainModel {}

    public interface Answering {
        @Crash
        default int crash() {
            return 0;
        }
    }

    @Subject(model = AnsweringModel.class)
    @AcrossProcesses
    public static class AnsweringCrash extends AnsweringModel {
        public AnsweringCrash(Path directory) {}
    }

    public static class AnsweringModel implements Answering {}

    public interface Taking {
        @Crash
        default void crash(int status) {}
    }

    @Subject(model = TakingModel.class)
    @AcrossProcesses
    public static class TakingCrash extends TakingModel {
        public TakingCrash(Path directory) {}
    }

    public static class TakingModel implements Taking {}

    @Test
    void a_right_declaration_is_read_whole() {
        Declaration declaration = DeclarationReader.read(SharedFlag.class);
        assertThat(declaration.processes().orElseThrow().keeps()).containsExactly("flag-*");
        assertThat(declaration.operations()).hasToString("[crash, isRaised, raise]");
        assertThat(declaration.operations().stream().filter(Operation::isCrash))
                .extracting(Operation::name)
                .containsExactly("crash");
        assertThat(DeclarationReader.read(PlainFlag.class).processes()).isEmpty();
    }

    @Test
    void processes_need_a_constructor_for_their_directory_and_others_one_without() {
        for (Class<?> subject : new Class<?>[] {FlagWithoutDirectory.class, FlagWithHiddenConstructor.class}) {
            refused(
                    subject,
                    "has no public constructor that takes a java.nio.file.Path",
                    "add one, or take a subclass that has one as the subject: each process makes an instance on the run's directory");
        }
        refused(LocalFlagOnADirectory.class, "has no public constructor without parameters", "a fresh instance");
    }

    @Test
    void only_processes_crash() {
        refused(
                LocalFlag.class,
                "has the @Crash operation crash, but its threads are not processes",
                "annotate it with @AcrossProcesses");
    }

    @Test
    void a_crash_takes_and_answers_nothing() {
        refused(
                AnsweringCrash.class,
                "@Crash operation crash takes or answers something",
                "@Crash default void crash()");
        refused(TakingCrash.class, "@Crash operation crash takes or answers something", "@Crash default void crash()");
    }

    private static void refused(Class<?> subject, String fault, String remedy) {
        assertThatThrownBy(() -> DeclarationReader.read(subject))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining(fault)
                .hasMessageContaining("Remedy: ")
                .hasMessageContaining(remedy);
    }
}
