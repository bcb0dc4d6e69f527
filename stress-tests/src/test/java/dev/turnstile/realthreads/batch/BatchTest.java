package dev.turnstile.realthreads.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.CounterModel;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.leak.LeakCheck;
import dev.turnstile.realthreads.Lane;
import dev.turnstile.realthreads.Lanes;
import dev.turnstile.realthreads.Runs;
import dev.turnstile.realthreads.origin.RunOrigin;
import dev.turnstile.scenario.ScenarioText;
import dev.turnstile.spec.Subject;
import dev.turnstile.stage.Stage;
import dev.turnstile.stage.Stages;
import dev.turnstile.stage.ThreadKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The runs are made on the test's thread here, lane after lane. */
public class BatchTest {
    @Subject(model = CounterModel.class)
    public static class Counter extends CounterModel {}

    /** Answers what no order of the model answers. */
    private static final class WrongCounter extends Counter {
        @Override
        public int increment() {
            return 7;
        }
    }

    private static final Lane.Pace PACE = new Lane.Pace() {
        @Override
        public boolean isOver() {
            return false;
        }

        @Override
        public void pause(int spins) {}
    };

    private final LateViolations lateViolations = new LateViolations();
    private Program program;

    @BeforeEach
    void prepare() throws Exception {
        Declaration subject = DeclarationReader.read(Counter.class);
        Stage stage = Stages.of(subject, List::of, new LeakCheck(), at -> {});
        program = Program.of(
                stage,
                ScenarioText.parse("increment() | increment()", subject.operations()),
                ScenarioSpace.of(subject, 1, 1).judge(),
                new CallTimes());
    }

    private Batch batch(long size) {
        return new Batch(program, ThreadKind.PLATFORM, size, Long.MAX_VALUE, lateViolations);
    }

    private Lanes run(Counter instance) {
        Lanes lanes = Lanes.of(program.compiled());
        for (Lane lane : lanes.parallel()) lane.run(instance, PACE, 0);
        return lanes;
    }

    private void end(Runs share, Counter instance) {
        share.ended(run(instance), instance, null);
    }

    @Test
    void a_batch_is_over_when_its_runs_are_made() {
        Batch batch = batch(2);
        Runs share = batch.handOver();
        end(share, new Counter());
        assertThat(share.areOver()).isFalse();
        end(share, new Counter());
        assertThat(share.areOver()).isTrue();
        assertThat(batch.isOver()).isTrue();
        assertThat(batch.runs()).isEqualTo(2);
        assertThat(batch.witness()).isNull();
        assertThat(batch.failure()).isNull();
    }

    @Test
    void a_wrong_answer_ends_it_with_the_run_as_the_witness() {
        Batch batch = batch(10);
        Runs share = batch.handOver();
        end(share, new Counter());
        end(share, new WrongCounter());
        assertThat(batch.isOver()).isTrue();
        assertThat(batch.runsToWitness()).isEqualTo(2);
        assertThat(batch.witness()).isNotNull();
        assertThat(batch.witness().history()).hasToString("increment(): 7 | increment(): 7");
    }

    @Test
    void what_a_crew_says_does_not_count_once_another_one_has_the_batch_or_its_run_was_given_up() {
        Batch batch = batch(10);
        Runs first = batch.handOver();
        Runs second = batch.handOver();
        end(first, new WrongCounter());
        first.fail("it is too late");
        assertThat(batch.runs()).isZero();
        assertThat(batch.isOver()).isFalse();
        batch.givenUp();
        second.fail("it is too late, too");
        assertThat(batch.runs()).isOne();
        assertThat(batch.failure()).isNull();
        Runs third = batch.handOver();
        end(third, new Counter());
        third.fail("cannot be run");
        assertThat(batch.runs()).isEqualTo(2);
        assertThat(batch.isOver()).isTrue();
        assertThat(batch.failure()).isEqualTo("cannot be run");
    }

    @Test
    void a_thread_that_ends_late_counts_in_its_batch_and_after_that_for_its_subject() throws Exception {
        Batch batch = batch(10);
        Runs share = batch.handOver();
        end(share, new Counter());
        share.endedLate(over(share));
        assertThat(batch.isOver()).isTrue();
        assertThat(batch.witness()).isNotNull();
        assertThat(batch.runsToWitness()).isOne();
        assertThat(lateViolations.poll()).isNull();

        Batch closed = batch(10);
        Runs earlier = closed.handOver();
        closed.close(Duration.ZERO);
        earlier.endedLate(over(earlier));
        assertThat(closed.witness()).isNull();
        assertThat(lateViolations.poll()).isNotNull();
        assertThat(lateViolations.poll()).isNull();
    }

    private RunOrigin over(Runs share) {
        RunOrigin origin = new RunOrigin((thread, thrown) -> {}, share, 0);
        origin.end(run(new Counter()).history());
        return origin;
    }

    @Test
    void late_violations_are_waited_for_only_where_some_may_come() throws Exception {
        Duration endless = Duration.ofDays(1);
        assertThat(lateViolations.poll(endless)).isNull();
        Runs share = batch(1).handOver();
        share.threadStarted();
        assertThat(lateViolations.poll(Duration.ofMillis(1))).isNull();
        Violation violation = new Violation(over(share).witness(program.scenario()), null, ThreadKind.PLATFORM);
        lateViolations.add(violation);
        assertThat(lateViolations.poll(endless)).isSameAs(violation);
    }
}
