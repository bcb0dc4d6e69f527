package dev.turnstile.engine.lincheck.exploring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallsTest {
    static class Base {}

    static class Derived extends Base {}

    private static Calls notInstrumented(Class<?>... classes) {
        Set<String> names =
                Set.copyOf(List.of(classes).stream().map(Class::getName).toList());
        return new Calls(names::contains);
    }

    @Test
    void what_is_instrumented_is_seen_into() {
        assertThat(notInstrumented().isOpaque(Base.class.getName(), "run", null))
                .isFalse();
        assertThat(notInstrumented().isOpaque(Derived.class.getName(), "run", new Derived()))
                .isFalse();
        assertThat(notInstrumented().isOpaque("java.util.List", "size", new ArrayList<>()))
                .isFalse();
    }

    @Test
    void what_could_not_be_instrumented_is_opaque_and_so_is_what_extends_it() {
        assertThat(notInstrumented(Base.class).isOpaque(Base.class.getName(), "run", null))
                .isTrue();
        assertThat(notInstrumented(Base.class).isOpaque(Derived.class.getName(), "run", new Derived()))
                .isTrue();
        assertThat(notInstrumented(Derived.class).isOpaque(Base.class.getName(), "run", new Base()))
                .isFalse();
    }
}
