package dev.turnstile.engine.lincheck.exploring.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import kotlin.Unit;
import org.jetbrains.lincheck.LincheckKt;
import org.jetbrains.lincheck.jvm.agent.InstrumentationMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallsTest {
    static class Base {}

    static class Derived extends Base {}

    /** Only in Lincheck's context it is known what is instrumented. */
    private static boolean isOpaque(Calls calls, String className, String method, @Nullable Object receiver) {
        AtomicBoolean opaque = new AtomicBoolean();
        LincheckKt.withLincheckTestContext(InstrumentationMode.MODEL_CHECKING, () -> {
            opaque.set(calls.isOpaque(className, method, receiver));
            return Unit.INSTANCE;
        });
        return opaque.get();
    }

    private static Calls notInstrumented(Class<?>... classes) {
        Set<String> names =
                Set.copyOf(List.of(classes).stream().map(Class::getName).toList());
        return new Calls(names::contains);
    }

    @Test
    void what_is_instrumented_is_seen_into() {
        assertThat(isOpaque(notInstrumented(), Base.class.getName(), "run", null))
                .isFalse();
        assertThat(isOpaque(notInstrumented(), Derived.class.getName(), "run", new Derived()))
                .isFalse();
        assertThat(isOpaque(notInstrumented(), "java.util.List", "size", new ArrayList<>()))
                .isFalse();
    }

    @Test
    void what_could_not_be_instrumented_is_opaque_and_so_is_what_extends_it() {
        assertThat(isOpaque(notInstrumented(Base.class), Base.class.getName(), "run", null))
                .isTrue();
        assertThat(isOpaque(notInstrumented(Base.class), Derived.class.getName(), "run", new Derived()))
                .isTrue();
        assertThat(isOpaque(notInstrumented(Derived.class), Base.class.getName(), "run", new Base()))
                .isFalse();
    }
}
