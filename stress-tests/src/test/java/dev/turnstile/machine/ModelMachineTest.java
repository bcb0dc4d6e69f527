package dev.turnstile.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.history.Response;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.spec.Copyable;
import dev.turnstile.spec.Model;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class ModelMachineTest {
    public interface Bag {
        int add(int value);
    }

    private static Actor add(int value) {
        try {
            return new Actor(Operation.of(Bag.class.getMethod("add", int.class)), List.of(value));
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static ModelState after(ModelMachine machine, int... values) {
        ModelState state = machine.initial();
        for (int value : values) state = machine.step(state, 0, add(value)).next();
        return state;
    }

    /** State in every kind of container that is compared by value. */
    public static class Rich implements Bag {
        private final Set<Integer> set = new HashSet<>();
        private final Map<String, int[]> map = new HashMap<>();
        private final AtomicInteger atomic = new AtomicInteger();
        private Node top = new Node(0, null);

        private record Node(int value, Node next) {}

        @Override
        public int add(int value) {
            set.add(value);
            map.put("k" + value, new int[] {value});
            atomic.addAndGet(value);
            top = new Node(top.value + value, null);
            return 0;
        }
    }

    @Test
    void states_reached_in_different_ways_are_one_where_their_values_are() {
        ModelMachine machine = new ModelMachine(Rich.class);
        assertThat(after(machine, 1, 2)).isSameAs(after(machine, 2, 1));
        assertThat(after(machine, 1)).isNotSameAs(after(machine, 2));
        assertThat(after(machine, 1, 1)).isNotSameAs(after(machine, 1));
    }

    public static class Ordered implements Bag {
        private final Deque<Integer> values = new ArrayDeque<>();

        @Override
        public int add(int value) {
            values.add(value);
            return values.size();
        }
    }

    @Test
    void the_order_of_a_queue_is_part_of_its_value() {
        ModelMachine machine = new ModelMachine(Ordered.class);
        assertThat(after(machine, 1, 2)).isNotSameAs(after(machine, 2, 1));
    }

    /** Keeps the order in which values came in what others use without one. */
    public static class InOrder implements Bag {
        private final Set<Integer> set = new LinkedHashSet<>();
        private final Map<Integer, Integer> map = new LinkedHashMap<>();

        @Override
        public int add(int value) {
            set.add(value);
            map.put(value, 0);
            return 0;
        }
    }

    @Test
    void an_order_that_a_collection_keeps_is_part_of_its_value() {
        ModelMachine machine = new ModelMachine(InOrder.class);
        assertThat(after(machine, 1, 2)).isNotSameAs(after(machine, 2, 1)).isSameAs(after(machine, 1, 2, 1));
    }

    /** The same object twice is another state than two equal ones: what is done to one is done to both. */
    public static class Shared implements Bag {
        private static final class Cell {
            private int n;
        }

        private Cell a = new Cell();
        private Cell b = new Cell();

        @Override
        public int add(int value) {
            if (value == 2) b = a;
            else a.n++;
            return b.n;
        }
    }

    @Test
    void aliasing_is_part_of_the_value() {
        ModelMachine machine = new ModelMachine(Shared.class);
        assertThat(after(machine, 2)).isNotSameAs(machine.initial());
    }

    @SuppressWarnings("UnusedVariable") // it is there to be part of the state
    public static class Opaque implements Bag {
        @SuppressWarnings("UnusedVariable") // part of the state, though nobody reads it
        private final Random random = new Random(1);

        private int n;

        @Override
        public int add(int value) {
            return n += value;
        }
    }

    @Test
    void a_model_that_cannot_be_looked_into_still_answers_but_its_states_do_not_merge() {
        ModelMachine machine = new ModelMachine(Opaque.class);
        ModelState state = after(machine, 1, 2);
        assertThat(state).isNotSameAs(after(machine, 2, 1));
        assertThat(((Step.Completed) machine.step(state, 0, add(3))).response()).isEqualTo(Response.returned(6));
    }

    public static class Dice implements Bag {
        private static final Random RANDOM = new Random();

        @Override
        public int add(int value) {
            return RANDOM.nextInt();
        }
    }

    @Test
    void a_nondeterministic_model_is_refused_with_a_remedy() {
        ModelMachine machine = new ModelMachine(Dice.class);
        assertThatThrownBy(() -> after(machine, 1))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Dice is not deterministic")
                .hasMessageContaining("Remedy");
    }

    @SuppressWarnings("UnusedVariable") // it is there to be part of the state
    public static class Drifting implements Bag {
        private static int instances;

        @SuppressWarnings("UnusedVariable") // part of the state, though nobody reads it
        private int n = instances++;

        @Override
        public int add(int value) {
            n += value;
            return 0;
        }
    }

    @Test
    void a_model_whose_hidden_state_differs_from_run_to_run_is_refused() {
        ModelMachine machine = new ModelMachine(Drifting.class);
        assertThatThrownBy(() -> after(machine, 1)).isInstanceOf(ModelException.class);
    }

    public static class ChangesThenBlocks implements Bag {
        private int n;

        @Override
        public int add(int value) {
            n++;
            Model.enabledWhen(n > value);
            return n;
        }
    }

    @Test
    void a_model_that_changes_state_before_it_blocks_is_refused() {
        ModelMachine machine = new ModelMachine(ChangesThenBlocks.class);
        assertThatThrownBy(() -> machine.step(machine.initial(), 0, add(5)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Model.once");
        assertThat(machine.step(machine.initial(), 0, add(0))).isInstanceOf(Step.Completed.class);
    }

    public static class FailingConstructor implements Bag {
        public FailingConstructor() {
            throw new IllegalStateException("no");
        }

        @Override
        public int add(int value) {
            return 0;
        }
    }

    @Test
    void a_constructor_that_throws_is_named() {
        assertThatThrownBy(() -> new ModelMachine(FailingConstructor.class))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("FailingConstructor");
    }

    /** Enrols objects of its own on the first point and finds them again on the second. */
    public static class Waiters implements Bag {
        private final Deque<int[]> waiting = new ArrayDeque<>();

        @Override
        public int add(int value) {
            if (value == 0) {
                waiting.forEach(w -> w[0] = 1);
                return waiting.size();
            }
            int[] mine = Model.once(() -> {
                int[] cell = {0};
                waiting.add(cell);
                return cell;
            });
            Model.enabledWhen(mine[0] == 1);
            waiting.remove(mine);
            return value;
        }
    }

    @Test
    void a_first_point_takes_effect_and_the_second_finds_what_it_made() {
        ModelMachine machine = new ModelMachine(Waiters.class);
        Step enrol = machine.step(machine.initial(), 1, add(7));
        assertThat(enrol).isInstanceOf(Step.Blocked.class);
        assertThat(enrol.next()).isNotSameAs(machine.initial());
        assertThat(machine.step(enrol.next(), 1, add(7)).next()).isSameAs(enrol.next());
        Step wake = machine.step(enrol.next(), 0, add(0));
        assertThat(((Step.Completed) wake).response()).isEqualTo(Response.returned(1));
        Step resume = machine.step(wake.next(), 1, add(7));
        assertThat(((Step.Completed) resume).response()).isEqualTo(Response.returned(7));
        assertThat(resume.next()).isSameAs(machine.initial());
    }

    @Test
    void whether_the_model_asks_who_calls_is_known() {
        ModelMachine machine = new ModelMachine(Waiters.class);
        machine.step(machine.initial(), 1, add(7));
        assertThat(machine.askedCaller()).isFalse();
        ModelMachine owned = new ModelMachine(Owned.class);
        owned.step(owned.initial(), 1, add(7));
        assertThat(owned.askedCaller()).isTrue();
    }

    public static class Owned implements Bag {
        @Override
        public int add(int value) {
            return Model.caller();
        }
    }

    /** Answers whatever it is told to, made anew each time. */
    public static class Answering implements Any {
        static Supplier<Object> made = Object::new;

        @Override
        public Object answer() {
            return made.get();
        }
    }

    /** The same, as a model that can be copied. */
    public static class CopyableAnswering extends Answering implements Copyable<CopyableAnswering> {
        @Override
        public CopyableAnswering copy() {
            return new CopyableAnswering();
        }
    }

    public interface Any {
        Object answer();
    }

    @SuppressWarnings("ArrayRecordComponent") // such records there are
    record Box(int[] values) {}

    /** Equal to every other. */
    static final class Hashing {
        private final Supplier<Integer> hash;

        Hashing(Supplier<Integer> hash) {
            this.hash = hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Hashing;
        }

        @Override
        public int hashCode() {
            return hash.get();
        }
    }

    private static void answer(Class<?> model, Supplier<Object> made) throws NoSuchMethodException {
        Answering.made = made;
        ModelMachine machine = new ModelMachine(model);
        machine.step(machine.initial(), 0, new Actor(Operation.of(Any.class.getMethod("answer")), List.of()));
    }

    @ParameterizedTest
    @ValueSource(classes = {Answering.class, CopyableAnswering.class})
    void answers_without_equals_are_refused_by_name(Class<?> model) {
        Map<Supplier<Object>, List<String>> refused = new LinkedHashMap<>();
        refused.put(() -> CompletableFuture.completedFuture(1), List.of("CompletableFuture", "what it holds"));
        refused.put(() -> List.of(1).iterator(), List.of("Itr", "a List of its elements"));
        refused.put(() -> new ArrayDeque<>(List.of(1)), List.of("ArrayDeque", "a List of its elements"));
        refused.put(() -> Stream.of(1), List.of("ReferencePipeline", "a List of its elements"));
        refused.put(() -> new Box(new int[] {1}), List.of("Box with an array", "List instead of the array"));
        refused.put(() -> List.of(Optional.of(new Box(new int[] {1}))), List.of("Box with an array"));
        refused.put(() -> Map.of("key", new AtomicInteger()), List.of("AtomicInteger", "its value"));
        refused.put(StringBuilder::new, List.of("StringBuilder", "String"));
        refused.put(Object::new, List.of("java.lang.Object", "equals and hashCode"));
        refused.forEach((made, words) -> assertThatThrownBy(() -> answer(model, made))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("answers are compared by equals")
                .hasMessageContaining("answer answers Object. Remedy: return ")
                .hasMessageContainingAll(words.toArray(String[]::new)));
    }

    @ParameterizedTest
    @ValueSource(classes = {Answering.class, CopyableAnswering.class})
    void answers_that_are_equal_again_are_not(Class<?> model) {
        Object token = new Object();
        List<Supplier<Object>> fine = List.of(
                () -> token,
                () -> new int[] {1},
                () -> Optional.of(new int[] {1}),
                () -> new ArrayList<>(List.of(1)),
                () -> Thread.State.NEW,
                () -> new Hashing(() -> 1));
        for (Supplier<Object> made : fine)
            assertThatCode(() -> answer(model, made)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(classes = {Answering.class, CopyableAnswering.class})
    void answers_that_vary_or_cannot_be_compared_are_refused(Class<?> model) {
        Random random = new Random(1);
        assertThatThrownBy(() -> answer(model, random::nextInt)).hasMessageContaining("is not deterministic");
        assertThatThrownBy(() -> answer(model, () -> new Hashing(random::nextInt)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("different hash codes");
        assertThatThrownBy(() -> answer(model, () -> new Hashing(() -> Math.floorDiv(1, 0))))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("ArithmeticException");
    }

    public static class LiveAnswer implements Lists {
        private final List<Integer> values = new ArrayList<>();

        @Override
        public List<Integer> add(int value) {
            values.add(value);
            return values;
        }
    }

    public interface Lists {
        List<Integer> add(int value);
    }

    @Test
    void an_answer_stays_what_it_was_when_the_model_goes_on() throws Exception {
        Actor add = new Actor(Operation.of(Lists.class.getMethod("add", int.class)), List.of(1));
        ModelMachine machine = new ModelMachine(LiveAnswer.class);
        Step first = machine.step(machine.initial(), 0, add);
        Step second = machine.step(first.next(), 0, add);
        assertThat(first).extracting("response").isEqualTo(new Response.Returned(List.of(1)));
        assertThat(second).extracting("response").isEqualTo(new Response.Returned(List.of(1, 1)));
    }
}
