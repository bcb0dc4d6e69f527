package dev.turnstile.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Fault;
import dev.turnstile.spec.PreventsDeadlock;
import dev.turnstile.spec.Quiescent;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Deadlock;
import dev.turnstile.subjects.Faults.LostUpdate;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

public class DeclarationReaderTest {
    public interface Lamp {
        void turn(boolean on);

        boolean isOn();
    }

    public static class LampModel implements Lamp {
        @Override
        public void turn(boolean on) {}

        @Override
        public boolean isOn() {
            return false;
        }
    }

    @Subject(model = LampModel.class)
    @Broken(fault = LostUpdate.class, because = "it forgets", fixedBy = SoundLamp.class)
    public static class ForgetfulLamp extends LampModel implements AutoCloseable {
        @Override
        public void close() {}
    }

    @Subject(model = LampModel.class)
    public static class SoundLamp extends LampModel {}

    @Subject(model = LampModel.class)
    @PreventsDeadlock(by = Remedy.NO_HOLD_AND_WAIT)
    public static class PatientLamp extends LampModel {}

    public interface Door {
        void close();
    }

    @Subject(model = DoorModel.class)
    public static class SoundDoor extends DoorModel {}

    public static class DoorModel implements Door {
        @Override
        public void close() {}
    }

    public interface Window extends AutoCloseable {
        boolean isOpen();

        @Override
        void close();
    }

    @Subject(model = WindowModel.class)
    public static class SoundWindow extends WindowModel {}

    public static class WindowModel implements Window {
        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    @Test
    void to_close_is_an_operation_unless_it_ends_the_run() {
        assertThat(DeclarationReader.read(SoundDoor.class).operations()).hasToString("[close]");
        assertThat(DeclarationReader.read(SoundWindow.class).operations()).hasToString("[isOpen]");
    }

    @Test
    void a_right_declaration_is_read_whole() {
        Declaration declaration = DeclarationReader.read(ForgetfulLamp.class);
        assertThat(declaration.contract()).isEqualTo(Lamp.class);
        assertThat(declaration.model()).isEqualTo(LampModel.class);
        assertThat(declaration.operations()).hasToString("[isOn, turn]");
        assertThat(declaration.broken().orElseThrow().fault()).isEqualTo(LostUpdate.class);
        assertThat(declaration.remedy()).isEmpty();
        assertThat(DeclarationReader.read(SoundLamp.class).broken()).isEmpty();
        assertThat(DeclarationReader.read(PatientLamp.class).remedy()).contains(Remedy.NO_HOLD_AND_WAIT);
    }

    public static class NotASubject {}

    @Subject(model = LampModel.class)
    public static final class FinalLamp extends LampModel {}

    /** As Kotlin's compiler makes it. */
    @kotlin.Metadata
    @Subject(model = LampModel.class)
    public static final class KotlinLamp extends LampModel {}

    @Subject(model = LampModel.class)
    static class HiddenLamp extends LampModel {}

    @Subject(model = LampModel.class)
    public abstract static class AbstractLamp extends LampModel {}

    @SuppressWarnings("ClassCanBeStatic") // that it is not is what is wrong with it
    @Subject(model = LampModel.class)
    public class InnerLamp extends LampModel {}

    @Subject(model = LampModel.class)
    public static class NeedyLamp extends LampModel {
        public NeedyLamp(int watts) {}
    }

    @Subject(model = String.class)
    public static class StrangeLamp extends LampModel {}

    public interface Bell {
        void ring();
    }

    public static class LampAndBellModel extends LampModel implements Bell {
        @Override
        public void ring() {}
    }

    @Subject(model = LampAndBellModel.class)
    public static class TwoContracts extends LampAndBellModel {}

    public interface Overloaded {
        void put(int a);

        void put(int a, int b);
    }

    @Subject(model = OverloadedSubject.class)
    public static class OverloadedSubject implements Overloaded {
        @Override
        public void put(int a) {}

        @Override
        public void put(int a, int b) {}
    }

    public interface Taking {
        void take(InputStream s);
    }

    @Subject(model = TakingSubject.class)
    public static class TakingSubject implements Taking {
        @Override
        public void take(InputStream s) {}
    }

    public interface OnlyAtRest {
        @Quiescent
        int sum();
    }

    @Subject(model = OnlyAtRestSubject.class)
    public static class OnlyAtRestSubject implements OnlyAtRest {
        @Override
        public int sum() {
            return 0;
        }
    }

    @Subject(model = LampModel.class)
    @Broken(fault = Deadlock.class, because = " ")
    public static class UnexplainedLamp extends LampModel {}

    @Subject(model = LampModel.class)
    @Broken(fault = Lamp.class, because = "so")
    public static class NamelessLamp extends LampModel {}

    @Fault(
            label = "flicker",
            showsAs = {})
    interface Flicker {}

    @Subject(model = LampModel.class)
    @Broken(fault = Flicker.class, because = "so")
    public static class UnseenLamp extends LampModel {}

    @Subject(model = LampModel.class)
    @Broken(fault = Deadlock.class, because = "so", fixedBy = String.class)
    public static class WronglyFixedLamp extends LampModel {}

    @Subject(model = LampModel.class)
    @Broken(fault = Deadlock.class, because = "so", see = String.class)
    public static class WronglySentLamp extends LampModel {}

    @Subject(model = LampModel.class)
    @Broken(fault = Deadlock.class, because = "so")
    @PreventsDeadlock(by = Remedy.PREEMPTION)
    public static class ContradictoryLamp extends LampModel {}

    interface HiddenContract {
        void go();
    }

    @Subject(model = OfHiddenContract.class)
    public static class OfHiddenContract implements HiddenContract {
        @Override
        public void go() {}
    }

    private record Wrong(Class<?> subject, String fault, String remedy) {}

    @TestFactory
    Stream<DynamicTest> a_wrong_declaration_is_refused_with_its_class_and_the_remedy() {
        return List.of(
                        new Wrong(NotASubject.class, "not annotated with @Subject", "add @Subject"),
                        new Wrong(FinalLamp.class, "is final", "remove 'final'"),
                        new Wrong(KotlinLamp.class, "is final", "write 'open class'"),
                        new Wrong(HiddenLamp.class, "is not public", "make it public"),
                        new Wrong(AbstractLamp.class, "is abstract", "concrete class as the subject"),
                        new Wrong(InnerLamp.class, "is an inner class", "make it static"),
                        new Wrong(
                                NeedyLamp.class,
                                "no public constructor without parameters",
                                "add one, or take a subclass that has one as the subject"),
                        new Wrong(StrangeLamp.class, "shares no contract with", "implement the same interface"),
                        new Wrong(
                                TwoContracts.class,
                                "shares 2 contracts with its model: [Bell, Lamp]",
                                "extend the others"),
                        new Wrong(OverloadedSubject.class, "two operations named put", "its own name"),
                        new Wrong(TakingSubject.class, "takes a java.io.InputStream, a type without values", "enum"),
                        new Wrong(OnlyAtRestSubject.class, "only @Quiescent operations", "at least one"),
                        new Wrong(UnexplainedLamp.class, "without a reason", "'because'"),
                        new Wrong(NamelessLamp.class, "which is not annotated with @Fault", "with @Fault"),
                        new Wrong(UnseenLamp.class, "which has no label or no symptom", "'showsAs'"),
                        new Wrong(WronglyFixedLamp.class, "names String as its fixed twin", "'fixedBy'"),
                        new Wrong(WronglySentLamp.class, "names String as a subject to see", "'see'"),
                        new Wrong(
                                ContradictoryLamp.class,
                                "is both @Broken and @PreventsDeadlock",
                                "move @PreventsDeadlock to its fixed twin"),
                        new Wrong(OfHiddenContract.class, "(the contract) is not public", "make it public"))
                .stream()
                .map(wrong -> DynamicTest.dynamicTest(
                        wrong.subject().getSimpleName(),
                        () -> assertThatThrownBy(() -> DeclarationReader.read(wrong.subject()))
                                .isInstanceOf(DeclarationException.class)
                                .hasMessageContaining(wrong.fault())
                                .hasMessageContaining("Remedy: ")
                                .hasMessageContaining(wrong.remedy())));
    }
}
