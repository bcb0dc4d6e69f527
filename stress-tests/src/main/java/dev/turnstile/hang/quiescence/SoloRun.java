package dev.turnstile.hang.quiescence;

import dev.turnstile.hang.threads.OwnThreads;
import dev.turnstile.history.Response;
import dev.turnstile.scenario.Actor;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls one operation after another on an instance, each while nothing else runs, to learn how long the last one takes by itself, and
 * what they answer. Each is called from the thread that calls it in its scenario, as far as that can be: some operations depend on who
 * calls them.
 */
public final class SoloRun {
    /**
     * A call.
     *
     * @param thread index of the thread in the scenario
     * @param actor what it calls
     */
    public record Call(int thread, Actor actor) {}

    /** The result of the calls. */
    public sealed interface Outcome {
        /**
         * All calls returned.
         *
         * @param time how long the last one took
         * @param responses how each ended; none where that was not kept
         */
        record Returned(Duration time, List<Response> responses) implements Outcome {}

        /** A call did not return, and never would. */
        record Stuck() implements Outcome {}

        /** A call did not return in time, but it is not certain that it never would; or there is no instance. */
        record Unclear() implements Outcome {}
    }

    /** An operation that computes, polls or sleeps for longer than this while nothing else runs is taken to be stuck. Chosen. */
    public static final Duration LONGEST = Duration.ofSeconds(10);

    /** Chosen; a guard only, for a machine so busy that the thread does not get the processor time that proves it stuck. */
    private static final Duration GUARD = LONGEST.multipliedBy(4);

    /** How long a call may take before it is watched for rest. Chosen: watching costs work, and accuses nobody who is not at rest. */
    private static final long BRIEF_MILLIS = 500;

    private final ThreadGroup group = new ThreadGroup("turnstile-solo");
    private final Map<Integer, Lane> lanes = new HashMap<>();
    private final Duration longest;
    private final Runnable lifeSign;
    private final List<Response> responses = Collections.synchronizedList(new ArrayList<>());
    private long lastNanos;

    /** A thread of the scenario. */
    private final class Lane {
        private final List<Thread> thread = new ArrayList<>();
        private final ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread made = new Thread(group, task, "turnstile-solo");
                    made.setDaemon(true);
                    thread.add(made);
                    return made;
                });
    }

    private SoloRun(Duration longest, Runnable lifeSign) {
        this.longest = longest;
        this.lifeSign = lifeSign;
    }

    /**
     * Makes the calls on a fresh instance, and closes it if it can be closed.
     *
     * @param instances makes the instance
     * @param calls in this order; at least one
     * @param longest what computes, polls or sleeps for longer does not return: {@link #LONGEST} before anybody is accused
     * @param lifeSign told now and then that this goes on
     */
    public static Outcome of(Callable<?> instances, List<Call> calls, Duration longest, Runnable lifeSign)
            throws InterruptedException {
        SoloRun run = new SoloRun(longest, lifeSign);
        try {
            return run.run(instances, calls);
        } finally {
            run.lanes.values().forEach(lane -> lane.executor.shutdownNow());
        }
    }

    private Outcome run(Callable<?> instances, List<Call> calls) throws InterruptedException {
        FutureTask<Object> making = new FutureTask<>(instances::call);
        Outcome made = await(0, making);
        if (!(made instanceof Outcome.Returned)) return new Outcome.Unclear();
        Object instance;
        try {
            instance = making.get();
        } catch (ExecutionException e) {
            return new Outcome.Unclear(); // a caller that needs one will tell
        }
        Outcome last = made;
        for (Call call : calls) {
            last = await(call.thread(), new FutureTask<>(() -> timed(instance, call.actor())));
            if (!(last instanceof Outcome.Returned)) return last;
        }
        Duration time = Duration.ofNanos(lastNanos);
        if (instance instanceof AutoCloseable closeable) {
            await(0, new FutureTask<>(() -> {
                closeable.close();
                return true;
            }));
        }
        return new Outcome.Returned(time, List.copyOf(responses));
    }

    private boolean timed(Object instance, Actor actor) throws IllegalAccessException {
        long start = System.nanoTime();
        try {
            return responses.add(Response.returned(actor.callOn(instance)));
        } catch (InvocationTargetException e) {
            return responses.add(Response.threw(e.getCause() == null ? e : e.getCause()));
        } finally {
            lastNanos = System.nanoTime() - start;
        }
    }

    private Outcome await(int thread, FutureTask<?> task) throws InterruptedException {
        Lane lane = lanes.computeIfAbsent(thread, t -> new Lane());
        lane.executor.execute(task);
        lifeSign.run();
        try {
            task.get(BRIEF_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return settle(lane, task);
        } catch (ExecutionException thrown) {
            // It returned, if in its own way.
        }
        return new Outcome.Returned(Duration.ZERO, List.of());
    }

    private Outcome settle(Lane lane, FutureTask<?> task) throws InterruptedException {
        Quiescence.Rest rest = Quiescence.await(
                List.copyOf(lane.thread),
                this::others,
                () -> {
                    lifeSign.run();
                    return task.isDone() ? 1 : 0;
                },
                Quiescence.ACCUSING,
                longest,
                GUARD);
        if (task.isDone()) return new Outcome.Returned(Duration.ZERO, List.of());
        return rest == Quiescence.Rest.AT_REST ? new Outcome.Stuck() : new Outcome.Unclear();
    }

    /** The threads that the subject has started. */
    private List<Thread> others() {
        return OwnThreads.in(
                group,
                lanes.values().stream().flatMap(lane -> lane.thread.stream()).toList());
    }
}
