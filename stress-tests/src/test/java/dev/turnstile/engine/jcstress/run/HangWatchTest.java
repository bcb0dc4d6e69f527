package dev.turnstile.engine.jcstress.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.jcstress.Given;
import dev.turnstile.engine.jcstress.StressSubjects;
import dev.turnstile.engine.jcstress.source.Shape;
import dev.turnstile.engine.jcstress.source.StressTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.infra.runners.CounterThread;
import org.openjdk.jcstress.util.Counter;

class HangWatchTest {
    private static final int LIFE_SIGNS = 3;

    /** An actor that takes long, and is done when the watch has given signs of life, or far later. */
    @SuppressWarnings("UnusedVariable") // its instances, by the names that jcstress gives them
    private static final class Slow extends CounterThread<Object> {
        private static final long LONG_MILLIS = 10_000;

        private final Object[] ss = {};
        private final Object[] rs = {};
        private final AtomicInteger lifeSigns;

        Slow(AtomicInteger lifeSigns) {
            super("slow actor");
            this.lifeSigns = lifeSigns;
        }

        @Override
        public void purge() {}

        @Override
        protected Counter<Object> internalRun() {
            long end = System.nanoTime() + LONG_MILLIS * 1_000_000;
            while (lifeSigns.get() < LIFE_SIGNS && System.nanoTime() < end) Thread.onSpinWait();
            return new Counter<>();
        }
    }

    @Test
    void who_waits_for_actors_gives_signs_of_life() throws Exception {
        AtomicInteger lifeSigns = new AtomicInteger();
        Slow actor = new Slow(lifeSigns);
        StressTest test =
                Given.subject(StressSubjects.AtomicCounter.class).test("increment() | increment()", Shape.FIELD);
        actor.start();
        assertThat(new HangWatch(test, List.of(actor), lifeSigns::incrementAndGet).await())
                .isNull();
        assertThat(lifeSigns).hasValueGreaterThanOrEqualTo(LIFE_SIGNS);
    }
}
