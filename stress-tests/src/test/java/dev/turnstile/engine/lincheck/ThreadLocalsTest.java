package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The threads of a scenario live longer than an execution, but what they hold in thread locals does not. */
@Tag("slow")
class ThreadLocalsTest {
    /** Counts for each thread. */
    public static class Counting {
        private static final ThreadLocal<int[]> COUNTS = ThreadLocal.withInitial(() -> new int[1]);

        private static final ThreadLocal<Integer> OWN = new ThreadLocal<>() {
            @Override
            protected Integer initialValue() {
                return 0;
            }
        };

        private final AtomicInteger calls = new AtomicInteger();

        public int count() {
            calls.incrementAndGet();
            return ++COUNTS.get()[0];
        }

        public int countOwn() {
            calls.incrementAndGet();
            OWN.set(OWN.get() + 1);
            return OWN.get();
        }
    }

    @Test
    void each_execution_begins_without_those_of_the_last_one() {
        assertThat(ExploringRuns.of(Counting.class, "count, count | count").outcomes())
                .containsExactly("1, 2 | 1");
        assertThat(ExploringRuns.of(Counting.class, "countOwn | countOwn, countOwn")
                        .outcomes())
                .containsExactly("1 | 1, 2");
    }
}
