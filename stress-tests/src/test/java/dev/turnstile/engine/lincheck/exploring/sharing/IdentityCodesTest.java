package dev.turnstile.engine.lincheck.exploring.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentityCodesTest {
    private int thread;
    private final IdentityCodes codes = new IdentityCodes(() -> thread);

    private int codeOf(Object object) {
        codes.give(object);
        return System.identityHashCode(object);
    }

    private List<Integer> codesOfSome() {
        codes.clear();
        List<Integer> some = new ArrayList<>();
        for (thread = 0; thread < 3; thread++) {
            for (int i = 0; i < 100; i++) some.add(codeOf(new Object()));
            some.add(codeOf(new ArrayList<>()));
        }
        return some;
    }

    @Test
    void they_are_the_same_in_each_execution_and_differ_from_one_another() {
        List<Integer> some = codesOfSome();
        assertThat(codesOfSome()).isEqualTo(some);
        assertThat(some).doesNotHaveDuplicates().doesNotContain(0);
    }

    @Test
    void they_depend_on_what_a_thread_has_done_but_not_on_when_others_did_what() {
        thread = 0;
        int first = codeOf(new Object());
        thread = 1;
        int second = codeOf(new Object());
        codes.clear();
        thread = 1;
        assertThat(codeOf(new Object())).isEqualTo(second);
        thread = 0;
        assertThat(codeOf(new Object())).isEqualTo(first);
    }

    @Test
    void an_object_that_has_a_code_keeps_it() {
        Object object = new Object();
        int code = System.identityHashCode(object);
        assertThat(codeOf(object)).isEqualTo(code);
        Object other = new Object();
        int given = codeOf(other);
        codes.clear();
        thread = 5;
        assertThat(codeOf(other)).isEqualTo(given);
    }

    @Test
    void objects_of_one_thread_spread_over_the_buckets_of_a_table() {
        long buckets = IntStream.range(0, 64)
                .map(i -> codeOf(new Object()) & 63)
                .distinct()
                .count();
        assertThat(buckets).isGreaterThan(20);
    }

    @Test
    void threads_that_are_none_of_the_executions_have_codes_too() {
        thread = -1;
        assertThat(codeOf(new Object())).isPositive();
    }
}
