package dev.turnstile.engine.jcstress.run;

import dev.turnstile.engine.jcstress.source.StressTest;
import dev.turnstile.hang.explain.RunningOperation;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Response;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.infra.runners.CounterThread;

/**
 * A run of a scenario that does not end.
 *
 * @param history what was seen of it, at rest
 * @param pending the operations that do not return, with the threads they are in
 * @param subject the object they were called on
 */
public record HungInstance(History history, List<RunningOperation> pending, Object subject) {
    /** No actor is in an operation. */
    static final int NONE = Integer.MAX_VALUE;

    /**
     * The run in which actors that have come to rest hang; {@code null} if none of them is in an operation.
     *
     * <p>Of several hung runs it is the first. The threads that do not hang in it are done with it: they have come further.
     */
    static @Nullable HungInstance find(StressTest test, List<CounterThread<?>> actors, Instances instances) {
        List<@Nullable Integer> actorIn = actorIn(test, actors);
        int first = first(actorIn, instances);
        return first == NONE
                ? inPost(test, actors, instances)
                : new Reading(test, instances, first).inParallel(actors, actorIn);
    }

    /** The first run in which an actor is in an operation of the parallel part; {@link #NONE} if none is. */
    static int first(StressTest test, List<CounterThread<?>> actors, Instances instances) {
        return first(actorIn(test, actors), instances);
    }

    private static int first(List<@Nullable Integer> actorIn, Instances instances) {
        int first = NONE;
        for (int t = 0; t < actorIn.size(); t++)
            if (actorIn.get(t) != null) first = Math.min(first, instances.current(t));
        return first;
    }

    /** For each actor the operation that it is in, by its place in the thread; {@code null} if it is in none. */
    private static List<@Nullable Integer> actorIn(StressTest test, List<CounterThread<?>> actors) {
        List<@Nullable Integer> actorIn = new ArrayList<>();
        for (int t = 0; t < actors.size(); t++) {
            CounterThread<?> actor = actors.get(t);
            actorIn.add(actor.isAlive() ? test.actorIn(t, actor.getStackTrace()) : null);
        }
        return actorIn;
    }

    /** The run whose post part does not end: the first thread's, if there are several. */
    private static @Nullable HungInstance inPost(StressTest test, List<CounterThread<?>> actors, Instances instances) {
        for (int t = 0; t < actors.size(); t++) {
            CounterThread<?> actor = actors.get(t);
            Integer in = actor.isAlive() ? test.postActorIn(actor.getStackTrace()) : null;
            Integer instance = in == null ? null : instances.inPost(t, actors.size());
            if (in != null && instance != null) return new Reading(test, instances, instance).inPost(actor, in);
        }
        return null;
    }

    private record Reading(StressTest test, Instances instances, int instance) {
        HungInstance inParallel(List<CounterThread<?>> actors, List<@Nullable Integer> actorIn) {
            Scenario scenario = test.sorted().scenario();
            List<@Nullable Response> answers = instances.answers(instance);
            List<List<Execution>> parallel = new ArrayList<>();
            List<RunningOperation> pending = new ArrayList<>();
            int at = 0;
            for (int t = 0; t < scenario.threads(); t++) {
                List<Actor> thread = scenario.parallel().get(t);
                boolean hangs = !instances.isDone(t, instance);
                Integer in = actorIn.get(t);
                int returned = !hangs ? thread.size() : in == null ? 0 : in;
                List<Execution> executions = completed(thread.subList(0, returned), answers, at);
                if (hangs && in != null) {
                    executions.add(new Execution(thread.get(returned), Response.PENDING));
                    pending.add(new RunningOperation(t, actors.get(t), thread.get(returned)));
                }
                parallel.add(executions);
                at += thread.size();
            }
            return new HungInstance(
                    new History(initial(), parallel, List.of(), true), pending, instances.subject(instance));
        }

        HungInstance inPost(CounterThread<?> actor, int in) {
            Scenario scenario = test.sorted().scenario();
            List<@Nullable Response> answers = instances.answers(instance);
            List<List<Execution>> parallel = new ArrayList<>();
            int at = 0;
            for (List<Actor> thread : scenario.parallel()) {
                parallel.add(completed(thread, answers, at));
                at += thread.size();
            }
            List<Execution> post = completed(scenario.post().subList(0, in), answers, at);
            Actor hanging = scenario.post().get(in);
            post.add(new Execution(hanging, Response.PENDING));
            return new HungInstance(
                    new History(initial(), parallel, post, true),
                    List.of(new RunningOperation(0, actor, hanging)), // thread 0's, in the scenario's terms
                    instances.subject(instance));
        }

        private static List<Execution> completed(List<Actor> actors, List<@Nullable Response> answers, int at) {
            List<Execution> executions = new ArrayList<>();
            for (int i = 0; i < actors.size(); i++) {
                executions.add(new Execution(actors.get(i), Objects.requireNonNull(answers.get(at + i))));
            }
            return executions;
        }

        private List<Execution> initial() {
            List<Actor> init = test.sorted().scenario().init();
            List<Execution> executions = new ArrayList<>();
            for (int i = 0; i < init.size(); i++)
                executions.add(new Execution(init.get(i), test.initial().get(i)));
            return executions;
        }
    }
}
