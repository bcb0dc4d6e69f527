package dev.turnstile.engine.jcstress;

import com.sun.management.ThreadMXBean;
import dev.turnstile.engine.ExceptionText;
import dev.turnstile.engine.OwnTimes;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.hang.explain.RunningOperation;
import dev.turnstile.hang.quiescence.Quiescence;
import dev.turnstile.hang.quiescence.SoloRun;
import dev.turnstile.hang.threads.OwnThreads;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Response;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A scenario run one thread after the other, before any race: what does not even work so needs no stress, and hangs before thousands of
 * instances do. For scenarios in which no operation has to wait for another thread.
 */
final class SequentialRun {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** A thread that runs for longer is watched for rest. Chosen: watching costs work, and accuses nobody who is not at rest. */
    private static final long PATIENCE_MILLIS = 500;

    /** Loading and linking classes does not take this long. Chosen; it decides only how often a slow scenario is run again. */
    private static final Duration VERY_SLOW = Duration.ofSeconds(1);

    /** On a busy machine a thread waits long for the processor time that proves that it is not merely slow. Chosen; a guard only. */
    private static final Duration GUARD = SoloRun.LONGEST.multipliedBy(4);

    /** How often a scenario is run before its operations are called slow: the first time, classes are loaded and linked, and the second time may be unlucky. */
    private static final int RUNS_OF_SLOW = 3;

    /** The first run may load classes, so one more decides. */
    private static final int RUNS_OF_VERY_SLOW = 2;

    private final Object subject;
    private final SortedScenario sorted;
    private final Scenario scenario;
    private final List<Execution> init = new ArrayList<>();
    private final List<List<Execution>> parallel = new ArrayList<>();
    private final List<Execution> post = new ArrayList<>();
    private final Runnable lifeSign;
    private final ThreadGroup group = new ThreadGroup("turnstile-alone");
    private final Map<Operation, Duration> slow = new ConcurrentHashMap<>();
    private @Nullable RunningOperation pending;
    private long startedThreads;

    private SequentialRun(Object subject, SortedScenario sorted, Runnable lifeSign) {
        this.subject = subject;
        this.sorted = sorted;
        this.scenario = sorted.scenario();
        this.lifeSign = lifeSign;
    }

    /**
     * Runs it on a fresh instance.
     *
     * @param lifeSign told now and then that a long operation is waited for
     */
    static SequentialRun of(SortedScenario sorted, Class<?> subject, Runnable lifeSign) throws InterruptedException {
        long threadsBefore = THREADS.getTotalStartedThreadCount();
        SequentialRun run = new SequentialRun(construct(subject), sorted, lifeSign);
        run.run();
        run.startedThreads += THREADS.getTotalStartedThreadCount() - threadsBefore;
        return run;
    }

    /** As above, and again if it was slow. */
    static SequentialRun patiently(SortedScenario sorted, Class<?> subject, Runnable lifeSign)
            throws InterruptedException {
        for (int runs = 1; ; runs++) {
            SequentialRun run = of(sorted, subject, lifeSign);
            if (run.pending != null || run.slow.isEmpty()) return run;
            if (runs >= (run.isVerySlow() ? RUNS_OF_VERY_SLOW : RUNS_OF_SLOW)) return run;
        }
    }

    /** Returns the heap size of an unused instance in bytes. */
    static long bytes(Class<?> subject) {
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        construct(subject);
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    /** Makes an instance. */
    static Object construct(Class<?> subject) {
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
        Thread runner = new Thread(
                group, () -> actors.forEach(a -> returned.add(new Execution(a, call(a)))), "turnstile-alone");
        runner.setDaemon(true);
        runner.start();
        startedThreads--;
        runner.join(PATIENCE_MILLIS);
        long threadsBefore = THREADS.getTotalStartedThreadCount();
        if (runner.isAlive()) awaitRest(runner, returned);
        startedThreads -= THREADS.getTotalStartedThreadCount() - threadsBefore; // most of them the watcher's own
        executions.addAll(returned);
        if (!runner.isAlive()) return true;
        Actor stuck = actors.get(executions.size());
        executions.add(new Execution(stuck, Response.PENDING));
        pending = new RunningOperation(thread, runner, stuck);
        return false;
    }

    /** Nobody else is about: so what computes, polls or sleeps takes as long as it takes. */
    private void awaitRest(Thread runner, List<Execution> returned) throws InterruptedException {
        LongSupplier progress = () -> {
            lifeSign.run();
            return returned.size();
        };
        Quiescence.Rest rest;
        do
            rest = Quiescence.await(
                    List.of(runner),
                    () -> OwnThreads.in(group, List.of(runner)),
                    progress,
                    Quiescence.ACCUSING,
                    SoloRun.LONGEST,
                    GUARD);
        while (rest == Quiescence.Rest.MOVED && runner.isAlive());
        if (rest == Quiescence.Rest.RESTLESS && runner.isAlive()) {
            throw new IllegalStateException("one operation alone runs for more than " + GUARD.toSeconds() + " s");
        }
    }

    private Response call(Actor actor) {
        long start = System.nanoTime();
        Response response = response(actor);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        if (time.compareTo(OwnTimes.SLOW) >= 0) slow.put(actor.operation(), time);
        return response;
    }

    private Response response(Actor actor) {
        try {
            return Response.returned(actor.callOn(subject));
        } catch (InvocationTargetException e) {
            return Response.threw(Objects.requireNonNull(e.getCause()));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The scenario, with what the model says about it. */
    SortedScenario sorted() {
        return sorted;
    }

    /** Whether the answers of a run that has come to its end are wrong. */
    boolean isWrong() {
        return !sorted.legalOutcomes().contains(history().responses());
    }

    /** Returns the history. */
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

    /** Whether some took so long that it is hardly because they ran for the first time. */
    private boolean isVerySlow() {
        return slow.values().stream().anyMatch(time -> time.compareTo(VERY_SLOW) >= 0);
    }

    /** How long the operations took that took long. */
    Map<Operation, Duration> slow() {
        return Map.copyOf(slow);
    }

    /** Whether the subject started threads of its own. */
    boolean startedThreads() {
        return startedThreads > 0;
    }
}
