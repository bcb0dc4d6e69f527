package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.inputs.Case;
import dev.turnstile.engine.lincheck.search.Explored;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import dev.turnstile.spec.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
public class LiveAnswersTest {
    /** Keeps numbers. */
    public interface Numbers {
        /** Adds one. */
        void add(int number);

        /** All of them. */
        List<Integer> all();
    }

    /** Its model. */
    public static class NumbersModel implements Numbers {
        private final List<Integer> numbers = new ArrayList<>();

        @Override
        public void add(int number) {
            numbers.add(number);
        }

        @Override
        public List<Integer> all() {
            return List.copyOf(numbers);
        }
    }

    /** Returns the list itself: whoever reads the answer sees what is in it by then. */
    @Subject(model = NumbersModel.class)
    public static class Live implements Numbers {
        final List<Integer> numbers = new CopyOnWriteArrayList<>();

        @Override
        public void add(int number) {
            numbers.add(number);
        }

        @Override
        public List<Integer> all() {
            return numbers;
        }
    }

    /** Its list can be seen empty between two numbers. */
    @Subject(model = NumbersModel.class)
    public static class Flickering extends Live {
        @Override
        public void add(int number) {
            List<Integer> more = new ArrayList<>(numbers);
            more.add(number);
            numbers.clear();
            numbers.addAll(more);
        }
    }

    private static final Case RIGHT = new Case(Live.class, "add(1) | all()", true);
    private static final Case LONGER = new Case(Live.class, "add(1); add(1) | all()", true);
    private static final Case WRONG = new Case(Flickering.class, "[add(1)] add(2) | all()", false);

    @Test
    void an_answer_is_what_it_held_when_its_operation_returned() {
        Map<Case, Explored> explored = Checks.exploreAll(List.of(RIGHT, LONGER, WRONG), 1_000);
        assertThat(explored.get(RIGHT)).isInstanceOf(Clean.class);
        assertThat(explored.get(LONGER)).isInstanceOf(Clean.class);
        assertThat(explored.get(WRONG))
                .isInstanceOfSatisfying(
                        Convicted.class,
                        convicted ->
                                assertThat(convicted.witness().history()).hasToString("[add(1)] add(2) | all(): []"));
    }
}
