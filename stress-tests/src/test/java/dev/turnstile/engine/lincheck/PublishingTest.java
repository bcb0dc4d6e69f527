package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.inputs.Contracts;
import dev.turnstile.engine.lincheck.inputs.Publishing;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import dev.turnstile.spec.Subject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects are shared, and fields are found, in whatever way code does it. */
@Tag("slow")
public class PublishingTest {
    private static final long ALLOWANCE = 500;

    static Stream<Class<?>> publishing() {
        return Publishing.subjects().stream();
    }

    @ParameterizedTest
    @MethodSource("publishing")
    void a_published_object_is_shared(Class<?> subject) {
        assertThat(Checks.explore(subject, "get(); increment() | increment()", ALLOWANCE))
                .isInstanceOfSatisfying(Convicted.class, convicted -> {
                    assertThat(convicted.race()).isNull();
                    assertThat(convicted.interleaving()).isNotEmpty();
                });
    }

    public interface HasCounts {
        List<AtomicInteger> COUNTS = List.of(new AtomicInteger());
    }

    public interface HasMore extends HasCounts {}

    /** Its code names this class as the home of {@code COUNTS}. */
    @Subject(model = Contracts.CounterModel.class)
    public static class InFieldOfInterface implements HasMore, Contracts.Counter {
        private final AtomicInteger count = COUNTS.get(0);

        public InFieldOfInterface() {
            count.set(0);
        }

        @Override
        public int increment() {
            return COUNTS.get(0).incrementAndGet();
        }

        @Override
        public int get() {
            return COUNTS.get(0).get();
        }
    }

    @Test
    void a_static_field_may_belong_to_an_interface() {
        assertThat(Checks.explore(InFieldOfInterface.class, "increment() | increment()", ALLOWANCE))
                .isInstanceOfSatisfying(
                        Clean.class, clean -> assertThat(clean.isProof()).isTrue());
    }
}
