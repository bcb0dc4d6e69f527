package dev.turnstile.realthreads;

import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.scenario.Actor;
import dev.turnstile.stage.CompiledScenario;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All calls of a run, as one lane for each part and thread.
 *
 * @param init the lane of the init part, which the crew's lead runs
 * @param parallel the lanes of the threads; the lead runs the first
 * @param post the lane of the post part, which the lead runs
 */
public record Lanes(Lane init, List<Lane> parallel, Lane post) {
    /** Takes the lists as they are, unmodifiable. */
    public Lanes {
        parallel = List.copyOf(parallel);
    }

    /** Returns lanes for runs of a scenario. */
    public static Lanes of(CompiledScenario compiled) {
        List<List<Actor>> actors = compiled.scenario().parallel();
        List<List<MethodHandle>> calls = compiled.parallel();
        return new Lanes(
                new Lane(compiled.scenario().init(), compiled.init()),
                IntStream.range(0, calls.size())
                        .mapToObj(t -> new Lane(actors.get(t), calls.get(t)))
                        .toList(),
                new Lane(compiled.scenario().post(), compiled.post()));
    }

    /**
     * Makes all ready for the next run.
     *
     * @param timed whether the times of the parallel calls are recorded
     */
    void reset(boolean timed) {
        init.reset(false);
        post.reset(false);
        for (Lane lane : parallel) lane.reset(timed);
    }

    /** Whether the times of the parallel calls are recorded. */
    public boolean areTimed() {
        return parallel.get(0).isStamped();
    }

    /** Whether calls of different threads ran at the same time, where the times are recorded. */
    public boolean overlap() {
        for (int i = 0; i < parallel.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (parallel.get(i).overlaps(parallel.get(j))) return true;
            }
        }
        return false;
    }

    /** Whether all threads of the parallel part are at its end. */
    public boolean isParallelPartComplete() {
        return parallel.stream().allMatch(Lane::isComplete);
    }

    /** Returns a number that changes with each call that begins a part or returns. Any thread may ask. */
    long steps() {
        long steps = (long) init.completed() + post.completed();
        for (Lane lane : parallel) steps += lane.completed() + (lane.runner() == null ? 0 : 1);
        return steps;
    }

    /** Returns the calls so far as a history at rest; those that run are pending. */
    public History history() {
        boolean inInit = !init.isComplete();
        List<List<Execution>> threads = parallel.stream()
                .map(lane -> inInit ? List.<Execution>of() : lane.executions())
                .toList();
        return new History(init.executions(), threads, inInit ? List.of() : post.executions(), true);
    }
}
