package dev.turnstile.generation;

import dev.turnstile.machine.ModelMachine;
import dev.turnstile.machine.ModelState;
import dev.turnstile.machine.Step;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which operations are in each other's way, as the model tells: their order shows in what they answer or in what they leave. */
record Conflicts(ModelMachine machine) {
    /** The answers of two operations, and the state after them. */
    private record Result(@Nullable Object one, @Nullable Object other, ModelState state) {}

    /** Returns the state after an init part. */
    ModelState after(List<Actor> init) {
        return machine.after(machine.initial(), 0, init);
    }

    /** Whether the order of two operations of different threads matters in a state. */
    boolean between(ModelState state, Actor one, Actor other) {
        Step first = machine.step(state, 0, one);
        Step then = machine.step(first.next(), 1, other);
        Step otherFirst = machine.step(state, 1, other);
        Step oneThen = machine.step(otherFirst.next(), 0, one);
        return !new Result(answer(first), answer(then), then.next())
                .equals(new Result(answer(oneThen), answer(otherFirst), oneThen.next()));
    }

    /** Whether a scenario's two threads begin with operations in each other's way, or that both change something. */
    boolean in(Scenario scenario) {
        ModelState state = after(scenario.init());
        Actor one = scenario.parallel().get(0).get(0);
        Actor other = scenario.parallel().get(1).get(0);
        return changes(state, 0, one) && changes(state, 1, other) || between(state, one, other);
    }

    /** Whether an operation completes in a state and leaves it as it is. */
    boolean leavesAsItIs(ModelState state, Actor actor) {
        return machine.step(state, 1, actor) instanceof Step.Completed && !changes(state, 1, actor);
    }

    /**
     * Where some threads come to, and what they change on the way.
     *
     * @param changes how many operations change something
     */
    record Walk(ModelState state, int changes) {}

    /** Lets threads take their turns in an order. One that waits has no further turn. */
    Walk walk(ModelState start, List<Integer> order, List<List<Actor>> threads) {
        int changes = 0;
        int[] positions = new int[threads.size()];
        ModelState now = start;
        for (int thread : order) {
            if (positions[thread] >= threads.get(thread).size()) continue;
            Step step = machine.step(now, thread, threads.get(thread).get(positions[thread]));
            if (step.next() != now) changes++;
            now = step.next();
            if (step instanceof Step.Completed) positions[thread]++;
            else positions[thread] = Integer.MAX_VALUE;
        }
        return new Walk(now, changes);
    }

    private boolean changes(ModelState state, int thread, Actor actor) {
        return machine.step(state, thread, actor).next() != state;
    }

    private static @Nullable Object answer(Step step) {
        return step instanceof Step.Completed completed ? completed.response() : null;
    }
}
