package dev.turnstile.engine.lincheck.exploring.pools;

import dev.turnstile.engine.lincheck.exploring.locks.LockCall;
import dev.turnstile.engine.lincheck.exploring.locks.LockSteps;
import dev.turnstile.engine.lincheck.exploring.locks.Patience;
import dev.turnstile.engine.lincheck.exploring.pools.PoolState.Queued;
import dev.turnstile.engine.lincheck.exploring.sharing.Locality;
import dev.turnstile.engine.lincheck.exploring.steps.Answer;
import dev.turnstile.engine.lincheck.exploring.steps.Carrier;
import dev.turnstile.engine.lincheck.exploring.steps.ModelUse;
import dev.turnstile.engine.lincheck.exploring.steps.Places;
import dev.turnstile.explore.Resource;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jetbrains.lincheck.jvm.agent.LincheckInstrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The fork-join pools of one execution, the common pool among them. The JDK's pools keep their threads from one task to the next, and the
 * common pool from one execution to the next, so they cannot be made to wait for their turn. Here each task gets a worker of its own, which
 * takes part in the exploration like any thread that the subject starts. Tasks themselves run their real code.
 *
 * <p>As the documentation of pools allows, the tasks of the common pool begin at any time, since its parallelism depends on the
 * machine. Another pool runs at once no more tasks than its parallelism, and tasks that one thread submits from outside begin in
 * order. A task that joins another does not count while it waits, nor afterwards: the pool may start a thread for it.
 */
public final class ForkJoinModel {
    /** Methods of the JDK's own by which a task comes to a pool. */
    private static final Set<String> SUBMISSIONS = Set.of("poolSubmit", "externalSubmit", "externalPush");

    /** Methods of the JDK's own by which a thread that waits for a task would run others meanwhile. */
    private static final Set<String> HELP =
            Set.of("helpJoin", "helpComplete", "externalHelpJoin", "externalHelpComplete", "tryCompensate");

    /** Methods of the JDK's own that look for a queue of tasks. There is none. */
    private static final Set<String> QUEUES = Set.of("externalQueue", "commonQueue");

    /** Methods that are replaced by nothing. */
    private static final Set<String> UPKEEP = Set.of("registerWorker", "uncompensate");

    /** Methods whose real code only comes to others, or asks for what never changes. */
    private static final Set<String> REAL = Set.of(
            "<init>",
            "execute",
            "submit",
            "lazySubmit",
            "invoke",
            "invokeAll",
            "invokeAllUninterruptibly",
            "invokeAny",
            "getParallelism",
            "getAsyncMode",
            "getFactory",
            "getUncaughtExceptionHandler",
            "nextWorkerThreadName",
            "compensatedBlock",
            "getClass",
            "equals",
            "hashCode",
            "newTaskFor");

    private final Carrier carrier;
    private final LockSteps steps;
    private final FutureWaits futures;
    private final Locality locality;
    private final ModelUse use;
    private final IdentityHashMap<ForkJoinPool, Resource<PoolState>> pools = new IdentityHashMap<>();
    private final IdentityHashMap<Thread, Work> given = new IdentityHashMap<>();
    private final Map<Integer, Work> begun = new HashMap<>();

    /** The work of a worker. */
    private static final class Work {
        final ForkJoinPool pool;
        final ForkJoinTask<?> task;

        /** Whether it counts against the pool's parallelism. */
        boolean counts;

        Work(ForkJoinPool pool, ForkJoinTask<?> task) {
            this.pool = pool;
            this.task = task;
        }
    }

    public ForkJoinModel(Carrier carrier, LockSteps steps, Places places, Locality locality, ModelUse use) {
        this.carrier = carrier;
        this.steps = steps;
        this.futures = new FutureWaits(carrier, places, steps.waits());
        this.locality = locality;
        this.use = use;
    }

    /**
     * Replaces a call.
     *
     * @param place where in the code it is made, in words
     * @return its answer; {@code null} if it must be made for real
     */
    @Nullable
    public Answer call(
            int thread,
            int site,
            String type,
            String name,
            @Nullable Object receiver,
            Object[] arguments,
            Supplier<String> place) {
        if (receiver instanceof ForkJoinTask<?> task && name.equals("fork")) {
            Work own = begun.get(thread);
            return submit(thread, site, own == null ? ForkJoinPool.commonPool() : own.pool, task, place);
        }
        // A worker does not wait for its own task, which others may complete later.
        if (name.equals("awaitDone") && isOwn(thread, receiver)) return Answer.returns(0);
        Answer result = futures.call(thread, site, receiver, name, arguments, () -> compensate(thread, site));
        if (result != null) return result;
        if (receiver instanceof ForkJoinPool pool) return ofPool(thread, site, pool, name, arguments, place);
        if (receiver == null && type.equals(ForkJoinPool.class.getName())) {
            if (QUEUES.contains(name) || name.equals("helpAsyncBlocker")) return Answer.returns(null);
            if (name.equals("helpQuiescePool")) giveUp(name, place);
        }
        return null;
    }

    private boolean isOwn(int thread, @Nullable Object task) {
        Work own = begun.get(thread);
        return own != null && own.task == task;
    }

    private @Nullable Answer ofPool(
            int thread, int site, ForkJoinPool pool, String name, Object[] arguments, Supplier<String> place) {
        if (REAL.contains(name)) return null;
        if (QUEUES.contains(name)) return Answer.returns(null);
        if (UPKEEP.contains(name)) return Answer.returns(null);
        if (SUBMISSIONS.contains(name)) {
            for (Object argument : arguments)
                if (argument instanceof ForkJoinTask<?> task) return submit(thread, site, pool, task, place);
        }
        if (HELP.contains(name)) {
            compensate(thread, site);
            return Answer.returns(0);
        }
        if (name.equals("runWorker")) return run(thread, site);
        if (name.equals("deregisterWorker")) return end(thread, site);
        Answer answer = pool == ForkJoinPool.commonPool() ? ofCommon(name) : life(thread, site, pool, name, arguments);
        if (answer == null) giveUp(name, place);
        return answer;
    }

    private void giveUp(String method, Supplier<String> place) {
        carrier.giveUp("it uses " + method + " of a fork-join pool, which has no model here" + place.get());
    }

    private Answer submit(int thread, int site, ForkJoinPool pool, ForkJoinTask<?> task, Supplier<String> place) {
        if (!use.permits(ForkJoinPool.class))
            carrier.giveUp("it only adapts a fork-join pool, whose threads cannot be held up" + place.get());
        if (!pool.getFactory().getClass().getName().startsWith("java.util.concurrent.ForkJoin"))
            giveUp("a thread factory of its own", place);
        locality.link(null, task);
        boolean isCommon = pool == ForkJoinPool.commonPool();
        use.use(isCommon ? "the common pool" : "ForkJoinPool");
        Work work = new Work(pool, task);
        Thread worker = pool.getFactory().newThread(pool);
        LincheckInstrumentation.INSTANCE.ensureClassHierarchyIsTransformed(worker.getClass());
        LincheckInstrumentation.INSTANCE.ensureClassHierarchyIsTransformed(task.getClass());
        given.put(worker, work);
        steps.waits().daemon(worker, true);
        if (!isCommon) {
            Work own = begun.get(thread);
            boolean isInside = own != null && own.pool == pool && !pool.getAsyncMode();
            Queued queued = new Queued(System.identityHashCode(worker), isInside ? -1 : thread);
            steps.attempt(call(thread, site, pool), state(pool), s -> !s.isShutDown(), s -> s.submit(queued));
            if (steps.explorer().found(state(pool)).isShutDown())
                return Answer.throwing(new RejectedExecutionException());
        }
        return interceptor -> {
            carrier.runForSubject(worker::start);
            Answer.returns(task).give(interceptor);
        };
    }

    private Resource<PoolState> state(ForkJoinPool pool) {
        return pools.computeIfAbsent(pool, p -> new Resource<>(p, PoolState.NEW));
    }

    private static LockCall call(int thread, int site, ForkJoinPool pool, Object... arguments) {
        return new LockCall(thread, site, pool, pool, "", arguments);
    }

    private Answer run(int thread, int site) {
        Work work = Objects.requireNonNull(given.get(Thread.currentThread()));
        begun.put(thread, work);
        if (work.pool != ForkJoinPool.commonPool()) {
            int worker = System.identityHashCode(Thread.currentThread());
            int parallelism = work.pool.getParallelism();
            work.counts = true;
            change(thread, site, work.pool, s -> s.admits(worker, parallelism), s -> s.begin(worker));
        }
        return interceptor -> {
            // Method handles would hide from Lincheck what the task does.
            carrier.runForSubject(work.task::quietlyInvoke);
            Answer.returns(null).give(interceptor);
        };
    }

    /** Waits until a pool's state allows it, and changes the state. No interruption ends that. */
    private void change(
            int thread, int site, ForkJoinPool pool, Predicate<PoolState> admits, UnaryOperator<PoolState> effect) {
        try {
            steps.acquire(call(thread, site, pool), state(pool), admits, effect, Patience.ENDLESS);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The task of a worker is going to wait for another. */
    private void compensate(int thread, int site) {
        use.use("waits for futures");
        Work work = begun.get(thread);
        if (work == null || !work.counts) return;
        work.counts = false;
        release(thread, site, work.pool, PoolState::compensate);
    }

    private Answer end(int thread, int site) {
        Work work = begun.remove(thread);
        if (work != null && work.pool != ForkJoinPool.commonPool()) {
            boolean counts = work.counts;
            release(thread, site, work.pool, s -> s.end(counts));
        }
        return Answer.returns(null);
    }

    private void release(int thread, int site, ForkJoinPool pool, UnaryOperator<PoolState> effect) {
        steps.release(call(thread, site, pool), state(pool), s -> true, effect);
    }

    /** The common pool is never shut down. */
    private static @Nullable Answer ofCommon(String name) {
        return switch (name) {
            case "shutdown", "close" -> Answer.returns(null);
            case "isShutdown", "isTerminated", "isTerminating" -> Answer.returns(false);
            default -> null;
        };
    }

    private @Nullable Answer life(int thread, int site, ForkJoinPool pool, String name, Object[] arguments) {
        return switch (name) {
            case "shutdown" -> {
                release(thread, site, pool, PoolState::shutDown);
                yield Answer.returns(null);
            }
            case "close" -> {
                release(thread, site, pool, PoolState::shutDown);
                change(thread, site, pool, PoolState::isTerminated, s -> s);
                yield Answer.returns(null);
            }
            case "isShutdown" -> Answer.returns(look(thread, site, pool).isShutDown());
            case "isTerminated" -> Answer.returns(look(thread, site, pool).isTerminated());
            case "awaitTermination" -> awaitTermination(thread, site, pool, arguments);
            default -> null;
        };
    }

    private PoolState look(int thread, int site, ForkJoinPool pool) {
        return steps.look(call(thread, site, pool), state(pool));
    }

    private Answer awaitTermination(int thread, int site, ForkJoinPool pool, Object[] arguments) {
        LockCall call = call(thread, site, pool, arguments);
        try {
            return Answer.returns(steps.acquire(call, state(pool), PoolState::isTerminated, s -> s, call.limit()));
        } catch (InterruptedException e) {
            return Answer.throwing(e);
        }
    }
}
