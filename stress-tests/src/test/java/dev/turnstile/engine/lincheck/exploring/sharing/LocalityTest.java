package dev.turnstile.engine.lincheck.exploring.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LocalityTest {
    private final Locality locality = new Locality(new IdentityCodes(() -> 0));

    private <T> T made(T object) {
        locality.made(object);
        return object;
    }

    @Test
    void an_object_is_local_to_its_maker_until_it_is_linked_to_from_a_shared_one() {
        Object object = made(new Object());
        assertThat(locality.isShared(object)).isFalse();
        locality.link(made(new Object[1]), object);
        assertThat(locality.isShared(object)).isFalse();
        locality.link(new Object[1], object);
        assertThat(locality.isShared(object)).isTrue();
    }

    @Test
    void what_a_static_field_holds_is_shared_and_so_is_what_nobody_saw_being_made() {
        Object object = made(new Object());
        locality.link(null, object);
        assertThat(locality.isShared(object)).isTrue();
        assertThat(locality.isShared(new Object())).isTrue();
        assertThat(locality.isShared(null)).isTrue();
    }

    @Test
    void with_an_object_all_that_can_be_reached_from_it_becomes_shared() {
        Object last = made(new Object());
        Object[] middle = made(new Object[] {last});
        AtomicReference<Object> first = made(new AtomicReference<>(middle));
        Object other = made(new Object());
        locality.link(null, first);
        assertThat(locality.isShared(middle)).isTrue();
        assertThat(locality.isShared(last)).isTrue();
        assertThat(locality.isShared(other)).isFalse();
    }

    @Test
    void also_through_what_a_lambda_captures() {
        Object captured = made(new Object());
        Supplier<Object> lambda = () -> captured;
        locality.link(null, lambda);
        assertThat(locality.isShared(captured)).isTrue();
    }

    @Test
    void what_was_linked_to_before_its_constructor_had_ended_remains_shared() {
        Object object = new Object();
        locality.link(null, object);
        locality.made(object);
        assertThat(locality.isShared(object)).isTrue();
    }

    @Test
    void equal_objects_are_different() {
        List<Integer> one = made(new ArrayList<>());
        List<Integer> other = made(new ArrayList<>());
        locality.link(null, one);
        assertThat(locality.isShared(other)).isFalse();
    }

    @Test
    void in_another_execution_nothing_is_known() {
        Object object = made(new Object());
        locality.clear();
        assertThat(locality.isShared(object)).isTrue();
    }
}
