package dev.turnstile.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GivenModelTest {
    /** A model by somebody who thinks of numbers. */
    public static class Numbers {
        public boolean add(int value) {
            return value > 0;
        }

        public int get() {
            return 1;
        }

        public void clear() {}
    }

    private static Optional<String> counterpart(
            Class<?> given, String operation, List<Class<?>> parameters, Class<?> answer) {
        return GivenModel.counterpart(given, operation, parameters, answer).map(Method::toGenericString);
    }

    @Test
    void it_takes_what_the_operation_takes_boxed_or_not() {
        assertThat(counterpart(Numbers.class, "add", List.of(Integer.class), boolean.class))
                .isPresent();
        assertThat(counterpart(Numbers.class, "add", List.of(String.class), boolean.class))
                .isEmpty();
        assertThat(counterpart(Numbers.class, "add", List.of(), boolean.class)).isEmpty();
    }

    @Test
    void of_overloads_the_one_is_meant_that_takes_the_same() {
        assertThat(counterpart(ArrayList.class, "remove", List.of(Integer.class), boolean.class)
                        .orElseThrow())
                .contains("remove(java.lang.Object)");
        assertThat(counterpart(ArrayList.class, "remove_int", List.of(int.class), Object.class)
                        .orElseThrow())
                .contains("remove(int)");
    }

    @Test
    void its_answer_can_equal_that_of_the_operation() {
        assertThat(counterpart(Numbers.class, "get", List.of(), Object.class)).isPresent();
        assertThat(counterpart(Numbers.class, "get", List.of(), void.class)).isPresent();
        assertThat(counterpart(Numbers.class, "get", List.of(), String.class)).isEmpty();
        assertThat(counterpart(Numbers.class, "clear", List.of(), boolean.class))
                .isEmpty();
    }
}
