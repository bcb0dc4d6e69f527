package dev.turnstile.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.CounterModel;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.leak.LeakCheck;
import dev.turnstile.realthreads.StuckThreads;
import dev.turnstile.realthreads.affinity.Pinning;
import dev.turnstile.realthreads.batch.ScenarioRunner;
import dev.turnstile.realthreads.origin.SubjectThreads;
import dev.turnstile.spec.Subject;
import dev.turnstile.spec.Symptom;
import dev.turnstile.stage.Stage;
import dev.turnstile.stage.Stages;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

public class HuntTest {
    private static final int RUNS = 150;
    private static final int MORE_RUNS = 700;
    private static final Budget BUDGET = new Budget("test", 3, 0, RUNS, MORE_RUNS, 0, 0, 0, Duration.ofMinutes(20));

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
    public static class RacyCounter extends CounterModel {}

    @Subject(model = CounterModel.class)
    public static class UnmakeableCounter extends LockedCounter {
        public UnmakeableCounter() {
            throw new IllegalArgumentException("unmakeable");
        }
    }

    private final StuckThreads stuck = new StuckThreads();
    private ScenarioSpace space;
    private Trials trials;

    private Hunt hunt(Class<?> type, long nanosToGo) throws InterruptedException {
        Declaration subject = DeclarationReader.read(type);
        SubjectThreads threads = new SubjectThreads(subject.name());
        Stage stage = Stages.of(subject, threads::leftBehind, new LeakCheck(), at -> {});
        space = ScenarioSpace.of(subject, 1, BUDGET.scenarios());
        trials = new Trials(
                stage, space.judge(), at -> {}, new ScenarioRunner(threads, stuck, new Pinning(), () -> {}), stuck);
        long deadline = System.nanoTime() + nanosToGo;
        return new Hunt(trials, space.scenarios(), new ScenarioCost(space), BUDGET, Pace.QUICK, deadline);
    }

    private static long plenty() {
        return TimeUnit.HOURS.toNanos(1);
    }

    /** The first turn gives each scenario a run in any case; the others give it the rest. */
    @Test
    void each_scenario_of_a_right_subject_gets_its_runs() throws Exception {
        Hunt hunt = hunt(LockedCounter.class, plenty());
        hunt.count();
        ScenarioCost cost = new ScenarioCost(space);
        assertThat(space.scenarios()).isNotEmpty().allSatisfy(sorted -> {
            long cheap = RUNS / cost.of(sorted.scenario());
            assertThat(runs(sorted)).isBetween(cheap, cheap + 4);
        });
        assertThat(hunt.violation()).isNull();
        assertThat(hunt.failure()).isNull();
    }

    @Test
    void the_runs_that_are_added_are_as_many_as_the_budget_says() throws Exception {
        Hunt hunt = hunt(LockedCounter.class, plenty());
        hunt.more();
        ScenarioCost cost = new ScenarioCost(space);
        assertThat(space.scenarios())
                .allSatisfy(sorted ->
                        assertThat(runs(sorted)).isBetween(1L, (long) MORE_RUNS / cost.of(sorted.scenario()) + 3));
        assertThat(hunt.violation()).isNull();
    }

    @Test
    void enough_overlap_ends_the_search_for_it() throws Exception {
        Hunt hunt = hunt(LockedCounter.class, plenty());
        hunt.untilOverlapping(0);
        assertThat(trials.coverage().runs()).isZero();
        hunt.untilOverlapping(1);
        assertThat(trials.coverage().overlapping()).isPositive();
    }

    @Test
    void no_run_is_made_when_the_time_is_over() throws Exception {
        Hunt hunt = hunt(RacyCounter.class, -1);
        hunt.count();
        hunt.more();
        hunt.untilExposed();
        hunt.untilOverlapping(1);
        assertThat(trials.coverage().runs()).isZero();
        assertThat(hunt.violation()).isNull();
    }

    @Test
    void the_fault_of_a_broken_subject_ends_the_hunt() throws Exception {
        Hunt hunt = hunt(RacyCounter.class, plenty());
        while (hunt.violation() == null) hunt.untilExposed(); // on a busy machine, later
        assertThat(hunt.violation().symptom()).isEqualTo(Symptom.WRONG_ANSWER);
        long runs = trials.coverage().runs();
        hunt.more();
        hunt.untilOverlapping(Long.MAX_VALUE);
        assertThat(trials.coverage().runs()).isEqualTo(runs);
    }

    @Test
    void a_subject_that_cannot_be_made_ends_the_hunt_with_the_reason() throws Exception {
        Hunt hunt = hunt(UnmakeableCounter.class, plenty());
        hunt.count();
        assertThat(hunt.failure()).contains("the constructor threw", "unmakeable");
        assertThat(hunt.violation()).isNull();
    }

    private long runs(SortedScenario sorted) {
        return trials.coverage().runs(sorted.scenario());
    }
}
