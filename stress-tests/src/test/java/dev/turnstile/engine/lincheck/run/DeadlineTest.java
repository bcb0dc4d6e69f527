package dev.turnstile.engine.lincheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.processors.ProcessorTime;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final Duration LIMIT = Duration.ofMillis(700);

    @Test
    void it_counts_processor_time() {
        Deadline deadline = Deadline.in(LIMIT);
        assertThat(deadline.passed()).isFalse();
        spin();
        assertThat(deadline.passed()).isTrue();
    }

    @Test
    void an_execution_that_loads_classes_is_told_from_one_that_does_not() {
        Deadline deadline = Deadline.in(LIMIT);
        assertThat(deadline.during(DeadlineTest::loadsAndSpins).loading()).isTrue();
        assertThat(deadline.passed()).isFalse();
        assertThat(IntStream.range(0, 10).mapToObj(i -> deadline.during(RunResult.Redundant::new)))
                .anyMatch(ended -> !ended.loading());
        deadline.during(() -> {
            spin();
            return new RunResult.Redundant();
        });
        assertThat(deadline.passed()).isTrue();
    }

    private static RunResult loadsAndSpins() {
        // A class that is new to this JVM, by a loader of its own.
        URL home = Deadline.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {home}, ClassLoader.getPlatformClassLoader())) {
            assertThat(loader.loadClass(ProcessorTime.class.getName())).isNotSameAs(ProcessorTime.class);
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        spin();
        return new RunResult.Redundant();
    }

    private static void spin() {
        long end = ProcessorTime.takenNanos() + LIMIT.toNanos();
        while (ProcessorTime.takenNanos() < end) Thread.onSpinWait();
    }
}
