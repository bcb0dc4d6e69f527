package dev.turnstile.realthreads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.CounterModel;
import dev.turnstile.realthreads.affinity.Pinning;
import dev.turnstile.realthreads.origin.RunOrigin;
import dev.turnstile.realthreads.origin.SubjectThreads;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ScenarioText;
import dev.turnstile.spec.Subject;
import dev.turnstile.stage.CompiledScenario;
import dev.turnstile.stage.ThreadKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120) // a guard only
public class CrewTest {
    @Subject(model = CounterModel.class)
    public static class LockedCounter extends CounterModel {
        @Override
        public synchronized int increment() {
            return super.increment();
        }

        @Override
        public synchronized int get() {
            return super.get();
        }
    }

    @Subject(model = CounterModel.class)
    public static class UnmakeableCounter extends LockedCounter {
        public UnmakeableCounter() {
            throw new IllegalArgumentException("unmakeable");
        }
    }

    @Subject(model = CounterModel.class)
    public static class UncloseableCounter extends LockedCounter implements AutoCloseable {
        @Override
        public void close() {
            throw new IllegalStateException("uncloseable");
        }
    }

    @Subject(model = CounterModel.class)
    public static class StuckCounter extends CounterModel {
        private static final CountDownLatch CALLED = new CountDownLatch(1);
        private static final CountDownLatch LET_GO = new CountDownLatch(1);

        @Override
        public int increment() {
            CALLED.countDown();
            while (LET_GO.getCount() > 0) Thread.onSpinWait();
            return 1;
        }
    }

    @Subject(model = CounterModel.class)
    public static class StartingCounter extends LockedCounter {
        @Override
        public synchronized int increment() {
            Thread own = new Thread(() -> {});
            own.start();
            return super.increment();
        }
    }

    /** Counts runs, and notes what a crew tells. */
    private static final class CountedRuns implements Runs {
        private final CompiledScenario scenario;
        private final long size;
        private final List<String> histories = new ArrayList<>();
        private final Set<Thread> runners = new HashSet<>();
        private final List<RunOrigin> origins = new ArrayList<>();
        private volatile @Nullable String failure;
        private volatile long made;

        CountedRuns(Class<?> subject, String text, long size) {
            Scenario parsed =
                    ScenarioText.parse(text, DeclarationReader.read(subject).operations());
            this.scenario = CompiledScenario.of(subject, parsed);
            this.size = size;
        }

        @Override
        public CompiledScenario scenario() {
            return scenario;
        }

        @Override
        public boolean areQuick() {
            return true;
        }

        @Override
        public long made() {
            return made;
        }

        @Override
        public boolean areOver() {
            return made >= size || failure != null;
        }

        @Override
        public boolean nextIsTimed() {
            return made % 2 == 0;
        }

        @Override
        public void ended(Lanes lanes, Object instance, @Nullable RunOrigin origin) {
            histories.add(lanes.history().toString());
            lanes.parallel().forEach(lane -> runners.add(lane.runner()));
            if (origin != null) origins.add(origin);
            made = made + 1; // the lead alone writes it
        }

        @Override
        public void fail(String reason) {
            failure = reason;
        }

        @Override
        public void threadStarted() {}

        @Override
        public void endedLate(RunOrigin origin) {}
    }

    private final SubjectThreads threads = new SubjectThreads("subject");

    private Crew start(Runs runs, ThreadKind kind) {
        return Crew.start(runs, kind, threads, new Pinning(), Thread.currentThread());
    }

    private static void join(Crew crew) throws InterruptedException {
        for (Thread thread : crew.threads()) thread.join();
    }

    @ParameterizedTest
    @EnumSource
    void a_crew_makes_all_runs_and_each_thread_has_its_own_calls(ThreadKind kind) throws Exception {
        CountedRuns runs = new CountedRuns(LockedCounter.class, "[increment()] increment() | increment() [get()]", 300);
        Crew crew = start(runs, kind);
        join(crew);
        assertThat(runs.histories)
                .hasSize(300)
                .allSatisfy(history -> assertThat(history)
                        .isIn(
                                "[increment(): 1] increment(): 2 | increment(): 3 [get(): 3]",
                                "[increment(): 1] increment(): 3 | increment(): 2 [get(): 3]"));
        assertThat(runs.runners).isEqualTo(Set.copyOf(crew.threads())).hasSize(2);
        assertThat(runs.failure).isNull();
        assertThat(crew.phase()).isEqualTo(Phase.BETWEEN);
    }

    @Test
    void more_threads_than_processors_meet_too() throws Exception {
        int threads = 2 * Runtime.getRuntime().availableProcessors() + 1;
        String scenario = String.join(" | ", Collections.nCopies(threads, "increment()"));
        CountedRuns runs = new CountedRuns(LockedCounter.class, scenario, 30);
        Crew crew = start(runs, ThreadKind.PLATFORM);
        join(crew);
        assertThat(runs.histories).hasSize(30);
        assertThat(runs.runners).hasSize(threads);
    }

    @Test
    void a_crew_that_is_dismissed_leaves_before_the_runs_are_over() throws Exception {
        CountedRuns runs = new CountedRuns(LockedCounter.class, "increment() | increment()", Long.MAX_VALUE);
        Crew crew = start(runs, ThreadKind.PLATFORM);
        while (runs.made() == 0) Thread.onSpinWait();
        crew.dismiss();
        join(crew);
        assertThat(crew.isInARun()).isFalse();
        assertThat(runs.areOver()).isFalse();
    }

    @Test
    void a_thread_that_is_stuck_in_a_call_stays_where_it_is_when_its_crew_is_dismissed() throws Exception {
        CountedRuns runs = new CountedRuns(StuckCounter.class, "increment() | get()", 1);
        Crew crew = start(runs, ThreadKind.PLATFORM);
        StuckCounter.CALLED.await();
        assertThat(crew.phase()).isEqualTo(Phase.RUNNING);
        crew.dismiss();
        crew.threads().get(1).join();
        assertThat(crew.threads().get(0).isAlive()).isTrue();
        assertThat(crew.isInARun()).isTrue();
        assertThat(crew.lanes().parallel().get(0).running()).hasToString("increment()");
        StuckCounter.LET_GO.countDown();
        join(crew);
        assertThat(crew.lanes().parallel().get(0).completed()).isOne();
        assertThat(runs.histories).isEmpty();
    }

    @Test
    void a_subject_that_cannot_be_made_or_closed_ends_the_runs_with_the_reason() throws Exception {
        CountedRuns unmakeable = new CountedRuns(UnmakeableCounter.class, "get() | get()", 10);
        Crew crew = start(unmakeable, ThreadKind.PLATFORM);
        crew.threads().get(0).join();
        crew.dismiss(); // as the watcher does; the followers wait for the next run
        join(crew);
        assertThat(unmakeable.failure).startsWith("the constructor threw ").contains("unmakeable");
        assertThat(unmakeable.histories).isEmpty();
        CountedRuns uncloseable = new CountedRuns(UncloseableCounter.class, "get() | get()", 10);
        join(start(uncloseable, ThreadKind.PLATFORM));
        assertThat(uncloseable.failure).startsWith("close() threw ").contains("uncloseable");
        assertThat(uncloseable.histories).hasSize(1);
    }

    @Test
    void a_run_has_an_origin_if_the_subject_starts_threads_in_it() throws Exception {
        CountedRuns starts = new CountedRuns(StartingCounter.class, "increment() | get()", 5);
        join(start(starts, ThreadKind.PLATFORM));
        assertThat(starts.origins).extracting(RunOrigin::runs).containsExactly(1L, 2L, 3L, 4L, 5L);
        CountedRuns startsNone = new CountedRuns(LockedCounter.class, "increment() | get()", 5);
        join(start(startsNone, ThreadKind.PLATFORM));
        assertThat(startsNone.origins).isEmpty();
    }
}
