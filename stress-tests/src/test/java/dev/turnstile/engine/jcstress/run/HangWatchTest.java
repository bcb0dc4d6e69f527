package dev.turnstile.engine.jcstress.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.jcstress.Given;
import dev.turnstile.engine.jcstress.StressSubjects;
import dev.turnstile.engine.jcstress.source.Shape;
import dev.turnstile.engine.jcstress.source.StressTest;
import dev.turnstile.engine.jcstress.source.TestCompiler;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jcstress.infra.runners.CounterThread;
import org.openjdk.jcstress.util.Counter;

class HangWatchTest {
    private static final int LIFE_SIGNS = 3;

    /** Measured: 8; 39 if all actors are waited for. */
    private static final int MOST_LOOKS = 20;

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

    /**
     * It waits at jcstress's checkpoint, and spins there. It would have to burn processor time for as long as one that spins in an
     * operation before it counted as at rest, and each look at it is a sign of life.
     */
    @Test
    void an_actor_that_has_come_through_the_hung_run_is_not_waited_for(@TempDir Path directory) throws Exception {
        StressTest test = Given.subject(StressSubjects.SilentGate.class).test("open() | pass()", Shape.FIELD);
        AtomicInteger looks = new AtomicInteger();
        SliceResult result = new SliceRunner(test, compiled(test, directory))
                .run(new Effort(List.of(), 1).slice(test, 1, 1), looks::incrementAndGet);
        assertThat(result).isInstanceOfSatisfying(SliceResult.Hung.class, hung -> {
            assertThat(hung.instance().history()).hasToString("open() | pass() …");
            assertThat(hung.instance().pending()).hasSize(1);
        });
        assertThat(looks).hasValueLessThan(MOST_LOOKS);
    }

    private static ClassLoader compiled(StressTest test, Path directory) {
        System.setProperty(TestCompiler.DIRECTORY, directory.toString());
        try {
            return new TestCompiler().compile(StressSubjects.SilentGate.class, List.of(test));
        } finally {
            System.clearProperty(TestCompiler.DIRECTORY);
        }
    }
}
