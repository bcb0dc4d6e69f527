package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.inputs.Constant;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.evidence.Finding;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An operation without shared state makes no step. That is no reason to doubt what was seen, unless it calls code whose state is not seen. */
@Tag("slow")
class ConstantOperationsTest {
    private static final int FEW = 4;

    static List<Class<?>> constant() {
        return Constant.constant();
    }

    static List<Class<?>> unseen() {
        return Constant.unseen();
    }

    private static boolean isBlind(Class<?> subject, String scenario) {
        return ((Clean) Checks.explore(subject, scenario, 100)).blind();
    }

    @ParameterizedTest
    @MethodSource("constant")
    void a_constant_operation_forbids_no_proof(Class<?> subject) {
        assertThat(isBlind(subject, "size() | size()")).isFalse();
        assertThat(isBlind(subject, "size() | next()")).isFalse();
        assertThat(Checks.check(subject, FEW).finding()).isInstanceOf(Finding.Exhausted.class);
    }

    @ParameterizedTest
    @MethodSource("unseen")
    void one_that_may_read_what_nobody_sees_does(Class<?> subject) {
        assertThat(isBlind(subject, "size() | size()")).isTrue();
    }
}
