package dev.turnstile.subjects.pools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.subjects.Meeting;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

class PoolBoundTest {
    @Property(tries = 20, shrinking = ShrinkingMode.OFF) // what threads do once they may not do again
    void all_tasks_run_once_on_as_many_workers_at_once_as_there_are_but_never_more(
            @ForAll @IntRange(min = 1, max = 5) int workers, @ForAll @IntRange(max = 40) int tasks) {
        for (IntFunction<JudgedPool> pools : Pools.FIXED) {
            var atWork = new Census();
            var allWorkers = new Meeting(Math.min(workers, tasks));
            var runs =
                    IntStream.range(0, tasks).mapToObj(i -> new AtomicInteger()).toList();
            try (JudgedPool pool = pools.apply(workers)) {
                for (AtomicInteger run : runs) {
                    pool.submit(() -> atWork.count(() -> {
                        run.incrementAndGet();
                        allWorkers.join();
                    }));
                }
                pool.shutdown();
                assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue(); // a guard only
                assertThat(runs).allSatisfy(run -> assertThat(run).hasValue(1));
                assertThat(atWork.most()).isEqualTo(pool.mostWorkers()).isEqualTo(Math.min(workers, tasks));
            }
        }
    }
}
