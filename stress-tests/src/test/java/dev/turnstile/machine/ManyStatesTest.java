package dev.turnstile.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.history.Response;
import dev.turnstile.judge.Contracts;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.spec.Copyable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A model with so many states that most models are given up and rebuilt, and with hash codes that many states share. */
class ManyStatesTest {
    private static final int STEPS = 6_000;
    private static final int SEED = 3;

    public interface Notes {
        void shift(int digit);

        List<Integer> read();
    }

    public static final class NotesModel implements Notes, Copyable<NotesModel> {
        private static final int LENGTH = 100;
        private final int[] digits;

        public NotesModel() {
            this(new int[LENGTH]);
        }

        private NotesModel(int[] digits) {
            this.digits = digits;
        }

        /** The resulting state depends on the order. */
        @Override
        public void shift(int digit) {
            System.arraycopy(digits, 0, digits, 1, LENGTH - 1);
            digits[0] = digit;
        }

        @Override
        public List<Integer> read() {
            return Arrays.stream(digits).boxed().toList();
        }

        @Override
        public NotesModel copy() {
            return new NotesModel(digits.clone());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof NotesModel that && Arrays.equals(digits, that.digits);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(digits) & 0x3FF;
        }
    }

    @Test
    void are_told_apart_and_found_again() {
        ModelMachine machine = new ModelMachine(NotesModel.class);
        Map<String, Operation> operations = new HashMap<>();
        for (Operation operation : Contracts.operations(Notes.class)) operations.put(operation.name(), operation);
        Actor read = new Actor(operations.get("read"), List.of());
        Random random = new Random(SEED);
        List<ModelState> reached = new ArrayList<>(List.of(machine.initial()));
        Map<List<Integer>, ModelState> byValue = new HashMap<>();
        byValue.put(new NotesModel().read(), machine.initial());
        for (int i = 0; i < STEPS; i++) {
            // Mostly from the last states, so that the ways become longer than a rebuilding may be.
            int back = random.nextInt(random.nextInt(4) == 0 ? reached.size() : Math.min(20, reached.size()));
            ModelState from = reached.get(reached.size() - 1 - back);
            Actor shift = new Actor(operations.get("shift"), List.of(random.nextInt(3)));
            List<Integer> before = answer(machine, from, read);
            List<Integer> expected = new ArrayList<>(before.subList(0, before.size() - 1));
            expected.add(0, (Integer) shift.arguments().get(0));
            ModelState to = machine.step(from, 0, shift).next();
            assertThat(answer(machine, to, read)).isEqualTo(expected);
            ModelState known = byValue.putIfAbsent(expected, to);
            if (known != null) assertThat(to).isSameAs(known);
            else reached.add(to);
        }
        assertThat(machine.states()).isEqualTo(byValue.size()).isGreaterThan(2_000);
        byValue.forEach(
                (value, state) -> assertThat(answer(machine, state, read)).isEqualTo(value));
        assertThat(machine.bytes() / machine.states())
                .as("bytes of a state, most of whose models are given up")
                .isLessThan((long) NotesModel.LENGTH * Integer.BYTES);
    }

    @SuppressWarnings("unchecked") // read answers nothing else
    private static List<Integer> answer(ModelMachine machine, ModelState state, Actor read) {
        Step.Completed completed = (Step.Completed) machine.step(state, 0, read);
        assertThat(completed.next()).isSameAs(state);
        return (List<Integer>) ((Response.Returned) completed.response()).value();
    }
}
