package dev.turnstile.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationException;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.scenario.Roles;
import dev.turnstile.scenario.ScenarioText;
import dev.turnstile.spec.Once;
import dev.turnstile.spec.OneThread;
import dev.turnstile.spec.Quiescent;
import dev.turnstile.spec.Scenario;
import dev.turnstile.spec.Subject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules about callers, and scenarios that are asked for. */
public class RolesTest {
    @Scenario("[push(1); push(1)] push(0) | steal()")
    public interface Stealing {
        @Once
        void open();

        @OneThread("owner")
        void push(int value);

        @OneThread("owner")
        int pop();

        int steal();

        @Quiescent
        int size();
    }

    public static class StealingModel implements Stealing {
        private final Deque<Integer> values = new ArrayDeque<>();
        private boolean open;

        @Override
        public void open() {
            open = true;
        }

        @Override
        public void push(int value) {
            values.addLast(value);
        }

        @Override
        public int pop() {
            return values.isEmpty() ? -1 : values.removeLast();
        }

        @Override
        public int steal() {
            return values.isEmpty() ? -1 : values.removeFirst();
        }

        @Override
        public int size() {
            return open ? values.size() : -values.size();
        }
    }

    @Subject(model = StealingModel.class)
    @Scenario("push(1) | steal() | steal() | steal() | steal()")
    public static class Stolen extends StealingModel {}

    @Subject(model = StealingModel.class)
    @Scenario("push(1) | steal(")
    public static class Unreadable extends StealingModel {}

    @Subject(model = StealingModel.class)
    @Scenario("push(1) | pop()")
    public static class TwoOwners extends StealingModel {}

    @Subject(model = StealingModel.class)
    @Scenario("[open()] steal() | open()")
    public static class Twice extends StealingModel {}

    @Subject(model = StealingModel.class)
    @Scenario("steal() | size()")
    public static class Early extends StealingModel {}

    @Subject(model = StealingModel.class)
    @Scenario("steal() | steal() | steal() | steal() | steal() | steal() | steal() | steal() | steal()")
    public static class Nine extends StealingModel {}

    private static final Declaration SUBJECT = DeclarationReader.read(Stolen.class);

    @Test
    void what_is_asked_for_comes_first() {
        assertThat(ScenarioSpace.of(SUBJECT, 42, 24).scenarios())
                .extracting(s -> s.scenario().toString())
                .startsWith("[push(1); push(1)] push(0) | steal()", "push(1) | steal() | steal() | steal() | steal()")
                .doesNotHaveDuplicates();
    }

    @Test
    void no_scenario_breaks_a_role_and_none_is_left_out_for_it() {
        ScenarioSpace space = ScenarioSpace.of(SUBJECT, 42, 24);
        assertThat(space.scenarios())
                .hasSizeGreaterThanOrEqualTo(24)
                .allSatisfy(s -> assertThat(Roles.offence(s.scenario())).isNull());
        assertThat(space.omissions()).isEmpty();
        assertThat(space.smallest().pairs()).isEqualTo(6); // steal with itself; all but push and pop with each other
        List<dev.turnstile.scenario.Scenario> smallest = space.smallest().first(10_000);
        assertThat(smallest)
                .hasSize(space.smallest().count())
                .allSatisfy(s -> assertThat(Roles.offence(s)).isNull());
        assertThat(smallest)
                .extracting(Object::toString)
                .anyMatch(text -> text.startsWith("[push(1)] push(1) | steal()"));
    }

    @Test
    void what_breaks_one_is_said() {
        assertThat(offence("pop() | push(1)"))
                .isEqualTo("push is @OneThread(\"owner\"), and that role is on two threads");
        assertThat(offence("[push(1)] steal() | pop()")).contains("pop is @OneThread");
        assertThat(offence("open() | steal(); open()")).isEqualTo("open is @Once, and runs twice");
        assertThat(offence("[push(1)] pop(); push(1) | steal() | open()")).isNull();
    }

    private static String offence(String text) {
        return Roles.offence(ScenarioText.parse(text, SUBJECT.operations()));
    }

    @Test
    void what_is_asked_for_and_cannot_be_is_refused_with_a_reason() {
        refused(Unreadable.class, "asks for the scenario \"push(1) | steal(\"", "column 17: expected ')'");
        refused(TwoOwners.class, "pop is @OneThread(\"owner\")", "Remedy:");
        refused(Twice.class, "open is @Once, and runs twice");
        refused(Early.class, "a @Quiescent operation runs beside others", "in brackets");
        refused(Nine.class, "it has 9 threads", "leave at most 8");
    }

    private static void refused(Class<?> subject, String... says) {
        assertThatThrownBy(() -> DeclarationReader.read(subject))
                .isInstanceOf(DeclarationException.class)
                .message()
                .contains(says);
    }
}
