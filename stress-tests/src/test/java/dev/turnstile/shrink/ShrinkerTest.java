package dev.turnstile.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.CounterModel;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.hunt.Rate;
import dev.turnstile.hunt.Trials;
import dev.turnstile.leak.LeakCheck;
import dev.turnstile.realthreads.StuckThreads;
import dev.turnstile.realthreads.affinity.Pinning;
import dev.turnstile.realthreads.batch.Limits;
import dev.turnstile.realthreads.batch.ScenarioRunner;
import dev.turnstile.realthreads.batch.Violation;
import dev.turnstile.realthreads.origin.SubjectThreads;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ScenarioText;
import dev.turnstile.spec.Subject;
import dev.turnstile.spec.Symptom;
import dev.turnstile.stage.Patience;
import dev.turnstile.stage.Stage;
import dev.turnstile.stage.Stages;
import dev.turnstile.stage.ThreadKind;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

public class ShrinkerTest {
    private static final String LARGE = "[increment()] increment(); get() | get(); increment() [get()]";

    /** Wrong in each run, so that no candidate is missed: an increment is lost from the second one on. */
    @Subject(model = CounterModel.class)
    public static class StopsAtOne extends CounterModel {
        @Override
        public synchronized int increment() {
            return get() == 1 ? 1 : super.increment();
        }

        @Override
        public synchronized int get() {
            return super.get();
        }
    }

    private final StuckThreads stuck = new StuckThreads();
    private final Declaration subject = DeclarationReader.read(StopsAtOne.class);
    private final ScenarioSpace space = ScenarioSpace.of(subject, 1, 3);
    private final Trials trials = trials();

    private Trials trials() {
        SubjectThreads threads = new SubjectThreads(subject.name());
        try {
            Stage stage = Stages.of(subject, threads::leftBehind, new LeakCheck(), at -> {});
            return new Trials(
                    stage, space.judge(), at -> {}, new ScenarioRunner(threads, stuck, new Pinning(), () -> {}), stuck);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void only_what_the_violation_needs_is_left() throws InterruptedException {
        Violation small = new Shrinker(trials, space, large(), inAnHour()).shrink(1);
        Scenario scenario = small.witness().scenario();
        assertThat(scenario.actors().map(Object::toString)).containsExactly("increment()", "increment()");
        assertThat(small.symptom()).isEqualTo(Symptom.WRONG_ANSWER);
    }

    @Test
    void nothing_is_tried_once_the_time_is_over() throws InterruptedException {
        Violation large = large();
        long runs = trials.coverage().runs();
        assertThat(new Shrinker(trials, space, large, System.nanoTime() - 1).shrink(1))
                .isSameAs(large);
        assertThat(trials.coverage().runs()).isEqualTo(runs);
    }

    @Test
    void one_that_cannot_be_made_smaller_stays() throws InterruptedException {
        Violation smallest = violation("[increment()] increment()");
        assertThat(new Shrinker(trials, space, smallest, inAnHour()).shrink(1)).isSameAs(smallest);
    }

    private Violation large() throws InterruptedException {
        return violation(LARGE);
    }

    private Violation violation(String text) throws InterruptedException {
        Limits limits = new Limits(inAnHour(), Rate.MAX_GIVEN_UP);
        Scenario scenario = ScenarioText.parse(text, subject.operations());
        return Objects.requireNonNull(trials.run(scenario, ThreadKind.PLATFORM, 10, Patience.ACCUSING, limits)
                .violation());
    }

    private static long inAnHour() {
        return System.nanoTime() + TimeUnit.HOURS.toNanos(1);
    }
}
