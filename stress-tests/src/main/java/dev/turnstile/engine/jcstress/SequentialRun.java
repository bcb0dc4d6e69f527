package dev.turnstile.engine.jcstress;

import com.sun.management.ThreadMXBean;
import dev.turnstile.engine.ExceptionText;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.hang.Quiescence;
import dev.turnstile.hang.RunningOperation;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Response;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A scenario run one thread after the other, before any race: what does not even work so needs no stress, and hangs before thousands of
 * instances do. For scenarios in which no operation has to wait for another thread.
 */
final class SequentialRun {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long PATIENCE_MILLIS = 500;
    private static final Duration GUARD = Duration.ofSeconds(15);

    private final Object subject;
    private final Scenario scenario;
    private final List<Execution> init = new ArrayList<>();
    private final List<List<Execution>> parallel = new ArrayList<>();
    private final List<Execution> post = new ArrayList<>();
    private @Nullable RunningOperation pending;
    private long startedThreads;

    private SequentialRun(Object subject, Scenario scenario) {
        this.subject = subject;
        this.scenario = scenario;
    }

    /** Runs it on a fresh instance. */
    static SequentialRun of(SortedScenario sorted, Class<?> subject) throws InterruptedException {
        long threadsBefore = THREADS.getTotalStartedThreadCount();
        SequentialRun run = new SequentialRun(construct(subject), sorted.scenario());
        run.run();
        run.startedThreads += THREADS.getTotalStartedThreadCount() - threadsBefore;
        return run;
    }

    /** What an instance takes of the heap, before it is used. */
    static long bytes(Class<?> subject) {
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        construct(subject);
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    private static Object construct(Class<?> subject) {
        try {
            return subject.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            Throwable thrown = Objects.requireNonNull(e.getCause());
            throw new IllegalStateException("the constructor threw " + ExceptionText.of(thrown), thrown);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run() throws InterruptedException {
        if (!phase(0, scenario.init(), init)) return;
        for (int t = 0; t < scenario.threads(); t++) parallel.add(new ArrayList<>());
        for (int t = 0; t < scenario.threads(); t++) {
            if (!phase(t, scenario.parallel().get(t), parallel.get(t))) return;
        }
        phase(0, scenario.post(), post);
    }

    /** Runs actors on a thread of their own; answers whether they all returned. */
    private boolean phase(int thread, List<Actor> actors, List<Execution> executions) throws InterruptedException {
        if (actors.isEmpty()) return true;
        List<Execution> returned = Collections.synchronizedList(new ArrayList<>());
        Thread runner =
                new Thread(() -> actors.forEach(a -> returned.add(new Execution(a, call(a)))), "turnstile-alone");
        runner.setDaemon(true);
        runner.start();
        startedThreads--;
        runner.join(PATIENCE_MILLIS);
        if (runner.isAlive()) awaitRest(runner, returned);
        executions.addAll(returned);
        if (!runner.isAlive()) return true;
        Actor stuck = actors.get(executions.size());
        executions.add(new Execution(stuck, Response.PENDING));
        pending = new RunningOperation(thread, runner, stuck);
        return false;
    }

    private static void awaitRest(Thread runner, List<Execution> returned) throws InterruptedException {
        Quiescence.Rest rest;
        do rest = Quiescence.await(List.of(runner), returned::size, Quiescence.ACCUSING, GUARD);
        while (rest == Quiescence.Rest.MOVED && runner.isAlive());
        if (rest == Quiescence.Rest.RESTLESS && runner.isAlive()) {
            throw new IllegalStateException("one operation alone runs for more than " + GUARD.toSeconds() + " s");
        }
    }

    private Response call(Actor actor) {
        try {
            return Response.returned(
                    actor.operation().method().invoke(subject, actor.arguments().toArray()));
        } catch (InvocationTargetException e) {
            return Response.threw(Objects.requireNonNull(e.getCause()));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was seen. */
    History history() {
        return new History(init, parallel, post, true);
    }

    /** The operation that does not return; {@code null} if all did. */
    @Nullable
    RunningOperation pending() {
        return pending;
    }

    Object subject() {
        return subject;
    }

    /** Whether the subject started threads of its own. */
    boolean startedThreads() {
        return startedThreads > 0;
    }
}
