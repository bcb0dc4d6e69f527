package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.inputs.Case;
import dev.turnstile.engine.lincheck.inputs.Pooling;
import dev.turnstile.engine.lincheck.search.Explored;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import dev.turnstile.evidence.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ForkJoinPoolsTest {
    private static final String TWO = "next() | next()";

    /** What 150 executions with two threads of the subject cost. */
    private static final long ALLOWANCE = 12_000;

    private static final List<Case> INPUTS = List.of(
            new Case(Pooling.ThreadAtOnce.class, TWO, true),
            new Case(Pooling.ThreadAtOnce.class, "next(); next() | next()", true),
            new Case(Pooling.Supplying.class, TWO, true),
            new Case(Pooling.Supplying.class, "next() | next() [next()]", true),
            new Case(Pooling.SupplyingInTwoSteps.class, TWO, false),
            new Case(Pooling.OneWorker.class, TWO, true),
            new Case(Pooling.TwoWorkers.class, TWO, false),
            new Case(Pooling.Starving.class, TWO, false),
            new Case(Pooling.Forking.class, TWO, true),
            new Case(Pooling.InParallel.class, TWO, true),
            new Case(Pooling.InParallelInTwoSteps.class, TWO, false),
            new Case(Pooling.ThrowingAway.class, TWO, false),
            new Case(Pooling.Keeping.class, TWO, true));

    @Test
    void tasks_take_part_in_the_exploration() {
        Map<Case, Explored> explored = Checks.exploreAll(INPUTS, ALLOWANCE);
        explored.forEach((input, result) -> {
            if (input.right()) {
                assertThat(result)
                        .as("%s", input)
                        .isInstanceOfSatisfying(
                                Clean.class,
                                clean -> assertThat(clean.exhausted())
                                        .as("%s: %s", input, clean)
                                        .isTrue());
            } else {
                assertThat(result)
                        .as("%s", input)
                        .isInstanceOfSatisfying(
                                Convicted.class,
                                convicted -> assertThat(convicted.interleaving())
                                        .as("%s", input)
                                        .isNotEmpty());
            }
        });
        Clean supplied = (Clean) explored.get(new Case(Pooling.Supplying.class, TWO, true));
        assertThat(supplied.modelled()).contains("the common pool");
    }

    @Test
    void a_task_that_joins_another_does_not_starve_it() {
        Explored alone = Checks.explore(Pooling.Joining.class, "next()", ALLOWANCE);
        assertThat(alone)
                .isInstanceOfSatisfying(
                        Clean.class, clean -> assertThat(clean.exhausted()).isTrue());
    }

    @Test
    void what_has_no_model_is_named() {
        Finding delaying = Checks.finding(Pooling.Delaying.class);
        assertThat(((Finding.Inconclusive) delaying).reason()).contains("scheduleDelayedTask of a fork-join pool");
        Finding early = Checks.finding(Pooling.EarlyTask.class);
        assertThat(((Finding.NotApplicable) early).reason()).contains("its constructor gives tasks");
    }
}
