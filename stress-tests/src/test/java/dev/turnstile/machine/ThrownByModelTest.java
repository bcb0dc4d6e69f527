package dev.turnstile.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which exceptions of a model may be mistakes. */
public class ThrownByModelTest {
    public interface Thrower {
        void reads();

        void divides();

        void takes();

        void adds();

        void readsAsDeclared() throws IndexOutOfBoundsException;

        void readsAsTheModelDeclares();

        void asserts();

        void refuses();

        void requires();

        void refusesInside();
    }

    public static class ThrowerModel implements Thrower {
        private final Deque<Integer> empty = new ArrayDeque<>();
        private final Queue<Integer> full = new ArrayBlockingQueue<>(1, true, List.of(1));
        private final @Nullable String nothing = null;

        @Override
        public void reads() {
            new ArrayList<>().get(0);
        }

        @Override
        public void divides() {
            Math.abs(1 / empty.size());
        }

        @Override
        public void adds() {
            full.add(2);
        }

        @Override
        public void takes() {
            empty.removeFirst();
        }

        @Override
        public void readsAsDeclared() {
            new ArrayList<>().get(0);
        }

        @Override
        public void readsAsTheModelDeclares() throws IndexOutOfBoundsException {
            new ArrayList<>().get(0);
        }

        @Override
        public void asserts() {
            throw new AssertionError();
        }

        @Override
        public void refuses() {
            throw new IllegalStateException();
        }

        @Override
        public void requires() {
            Objects.requireNonNull(nothing);
        }

        @Override
        public void refusesInside() {
            new ArrayDeque<>(List.of(1)).forEach(one -> {
                throw new IllegalStateException();
            });
        }
    }

    @Test
    void what_java_or_the_jdk_throws_may_be_a_mistake() {
        assertThat(thrown("reads")).isEqualTo("IndexOutOfBoundsException");
        assertThat(thrown("divides")).isEqualTo("ArithmeticException");
        assertThat(thrown("asserts")).isEqualTo("AssertionError");
    }

    @Test
    void what_is_declared_is_meant() {
        assertThat(thrown("readsAsDeclared")).isEmpty();
        assertThat(thrown("readsAsTheModelDeclares")).isEmpty();
    }

    @Test
    void what_says_that_a_collection_is_empty_or_full_is_meant() {
        assertThat(thrown("takes")).isEmpty();
        assertThat(thrown("adds")).isEmpty();
    }

    @Test
    void what_the_users_code_throws_is_meant() {
        assertThat(thrown("refuses")).isEmpty();
        assertThat(thrown("requires")).isEmpty();
        assertThat(thrown("refusesInside")).isEmpty();
    }

    @Test
    void the_calls_that_lead_there_and_the_place_are_known() {
        ModelMachine machine = new ModelMachine(ThrowerModel.class);
        machine.step(machine.initial(), 1, actor("reads"));
        assertThat(machine.thrown()).singleElement().satisfies(thrown -> {
            assertThat(thrown.calls()).containsExactly(new ModelState.Attempt(1, actor("reads")));
            assertThat(thrown.place()).startsWith("reads(ThrownByModelTest.java:");
        });
    }

    private static String thrown(String operation) {
        ModelMachine machine = new ModelMachine(ThrowerModel.class);
        machine.step(machine.initial(), 0, actor(operation));
        return machine.thrown().isEmpty()
                ? ""
                : machine.thrown().get(0).thrown().getClass().getSimpleName();
    }

    private static Actor actor(String operation) {
        try {
            return new Actor(Operation.of(Thrower.class.getMethod(operation)), List.of());
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }
}
