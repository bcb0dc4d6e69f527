package dev.turnstile.mutation.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SwapWritesTest {
    static class Writes {
        final AtomicInteger ready = new AtomicInteger();
        final AtomicInteger other = new AtomicInteger();
        int a;
        int b;
        int[] missing;

        void fields(int value) {
            a = value;
            b = value + 1;
        }

        void depends() {
            a = 1;
            b = a;
        }

        void readsBefore() {
            a = b;
            b = 2;
        }

        void same() {
            a = 1;
            a = 2;
        }

        void atomics() {
            ready.set(1);
            other.set(2);
        }

        void sameAtomic() {
            ready.set(1);
            ready.set(2);
        }

        void between(boolean only) {
            a = 1;
            if (only) b = 2;
        }

        /** The second statement throws. */
        void element() {
            a = 7;
            missing[0] = 8;
        }

        void calls() {
            a = 1;
            b = Integer.parseInt("2");
        }
    }

    private static final MutationOperator OPERATOR = new SwapWrites();

    @Test
    void two_writes_are_swapped_if_neither_depends_on_the_other() {
        assertThat(Mutants.of(OPERATOR, Writes.class))
                .extracting(mutation -> mutation.site().member())
                .containsExactly("fields", "atomics", "element");
        assertThat(Mutants.of(OPERATOR, Writes.class))
                .extracting(Mutation::change)
                .allMatch(change -> change.matches("the writes on lines \\d+ and \\d+ of \\w+ are swapped"));
    }

    @Test
    void only_a_data_race_shows_that_plain_writes_are_swapped() {
        assertThat(Mutants.of(OPERATOR, Writes.class))
                .extracting(Mutation::visibility)
                .containsExactly(Visibility.DATA_RACE, Visibility.ANYWHERE, Visibility.DATA_RACE);
    }

    @Test
    void afterwards_both_are_written() {
        Running fields = Mutants.run(Mutants.of(OPERATOR, Writes.class).get(0), Writes.class);
        assertThat(fields.call("fields", 3)).isNull();
        assertThat(fields.get("a")).isEqualTo(3);
        assertThat(fields.get("b")).isEqualTo(4);
        Running atomics = Mutants.run(Mutants.of(OPERATOR, Writes.class).get(1), Writes.class);
        assertThat(atomics.call("atomics")).isNull();
        assertThat(atomics.get("ready")).hasToString("1");
        assertThat(atomics.get("other")).hasToString("2");
    }

    @Test
    void the_second_is_written_first() {
        Running original = Running.of(Writes.class);
        assertThat(original.call("element")).isInstanceOf(NullPointerException.class);
        assertThat(original.get("a")).isEqualTo(7);
        Running mutant = Mutants.run(Mutants.of(OPERATOR, Writes.class).get(2), Writes.class);
        assertThat(mutant.call("element")).isInstanceOf(NullPointerException.class);
        assertThat(mutant.get("a")).isEqualTo(0);
    }
}
