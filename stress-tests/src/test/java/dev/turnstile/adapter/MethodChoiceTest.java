package dev.turnstile.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.arbitrary.Euro;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

public class MethodChoiceTest {
    private static List<String> operations(Class<?> type, String... names) {
        return MethodChoice.of(type, m -> names.length == 0 || List.of(names).contains(m.getName())).methods().stream()
                .map(m -> m.operation()
                        + m.parameters().stream().map(Class::getSimpleName).toList())
                .toList();
    }

    @Test
    void operations_are_the_public_methods_that_take_and_answer_values() {
        MethodChoice choice = MethodChoice.of(Samples.Mixed.class, method -> true);
        assertThat(operations(Samples.Mixed.class))
                .containsExactlyInAnyOrder("add[Integer]", "clear[]", "remove[Integer]", "remove_int[int]", "roll[]");
        assertThat(choice.leftOut())
                .containsExactlyInAnyOrder(
                        new LeftOut("addAll(BitSet)", "takes a BitSet, a type without values"),
                        new LeftOut("iterator()", "answers an Iterator, which equals nothing but itself"),
                        new LeftOut(
                                "offer(Object, long, TimeUnit)",
                                "takes a time limit, so its answer depends on the clock"));
    }

    public static class Till {
        public int pay(Euro amount) {
            return amount.cents();
        }
    }

    @Test
    void a_project_may_tell_jqwik_how_to_make_what_a_method_takes() {
        assertThat(operations(Till.class)).containsExactly("pay[Euro]");
    }

    @Test
    void a_method_that_answers_its_instance_answers_nothing() {
        assertThat(MethodChoice.of(Samples.Mixed.class, m -> m.getName().equals("clear"))
                        .methods())
                .extracting(AdaptedMethod::answer)
                .isEqualTo(List.of(void.class));
    }

    @Test
    void type_variables_stand_for_what_the_class_says_else_for_numbers() {
        assertThat(operations(Samples.Words.class, "set", "add"))
                .containsExactlyInAnyOrder("add[String]", "add_int_Object[int, String]", "set[int, String]");
        assertThat(operations(ConcurrentHashMap.class, "putIfAbsent")).containsExactly("putIfAbsent[Integer, Integer]");
    }

    @Test
    void a_class_that_is_not_public_is_called_by_what_is_public_above_it() {
        Class<?> hidden = Collections.synchronizedList(new ArrayList<>()).getClass();
        assertThat(MethodChoice.of(hidden, m -> m.getName().equals("get")).methods())
                .extracting(AdaptedMethod::owner)
                .isEqualTo(List.of(List.class));
    }

    @Test
    void access_that_is_weaker_than_volatile_is_no_operation() {
        assertThat(operations(
                        AtomicInteger.class, "get", "getPlain", "lazySet", "setRelease", "weakCompareAndSetPlain"))
                .containsExactly("get[]");
    }
}
