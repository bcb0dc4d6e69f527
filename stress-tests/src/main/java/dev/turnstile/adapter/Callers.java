package dev.turnstile.adapter;

import dev.turnstile.hang.quiescence.Quiescence;
import dev.turnstile.hang.threads.OwnThreads;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A thread for each caller of a scenario. They run one at a time, so a call that waits can only go on if something else than a caller brings
 * it on.
 */
final class Callers {
    /** The state of a call. */
    sealed interface Result {
        /** It returned. */
        record Returned(@Nullable Object value) implements Result {}

        /** It threw. */
        record Threw(Throwable thrown) implements Result {}

        /** It waits, and nothing is there that could let it go on. */
        record Waits() implements Result {}

        /**
         * Whether it would return cannot be told.
         *
         * @param how as a predicate
         */
        record Unclear(String how) implements Result {}
    }

    /** Not one of a scenario's callers: it makes and closes instances. */
    static final int MAKER = -1;

    /** A call is looked at this often before it is taken to wait: one look would do, if nothing were loaded or compiled meanwhile. Chosen. */
    private static final int LOOKS = 4;

    /** Chosen: each call of a replay that waits costs this, times the looks. */
    private static final long LOOK_MICROS = 250;

    /** After this number of looks, 0.2 s, a call that does something else than to wait for other callers is watched closely. Chosen. */
    private static final int MOST_RESTLESS = 800;

    /** Chosen; a guard only: a call that is not at rest by then is unclear. */
    private static final Duration GUARD = Duration.ofSeconds(40);

    /** Longer than any call takes, so that a caller is the same thread in all calls on one instance. */
    private static final long IDLE_MINUTES = 5;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ThreadGroup group = new ThreadGroup("turnstile-replay");
    private final Map<Integer, Caller> callers = new HashMap<>();
    private long startedBefore;
    private long ownStarts;

    private final class Caller {
        private final int index;
        private final ThreadPoolExecutor executor;
        private @Nullable Thread thread;
        private FutureTask<Object> task = new FutureTask<>(() -> "idle");

        Caller(int index) {
            this.index = index;
            this.executor = new ThreadPoolExecutor(
                    1, 1, IDLE_MINUTES, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), this::thread);
            executor.allowCoreThreadTimeOut(true);
        }

        private Thread thread(Runnable work) {
            Thread made = new Thread(group, work, "turnstile-replay-" + index);
            made.setDaemon(true);
            thread = made;
            ownStarts++;
            return made;
        }
    }

    /** Each caller's thread, with its index. */
    Map<Thread, Integer> threads() {
        Map<Thread, Integer> threads = new HashMap<>();
        callers.values().forEach(caller -> {
            if (caller.thread != null) threads.put(caller.thread, caller.index);
        });
        return threads;
    }

    /** A new instance will be made: threads that start from now on may be its. */
    void begin() {
        startedBefore = THREADS.getTotalStartedThreadCount();
        ownStarts = 0;
    }

    /** Lets a caller make a call, and waits until it has returned or waits itself. */
    Result call(int index, Callable<?> body) throws InterruptedException {
        Caller caller = callers.computeIfAbsent(index, Caller::new);
        caller.task = new FutureTask<>(body::call);
        caller.executor.execute(caller.task);
        return settle(caller);
    }

    /** Looks again at a call that waited. */
    Result look(int index) throws InterruptedException {
        return settle(callers.computeIfAbsent(index, Caller::new));
    }

    /** Gives up those that wait: there will be new threads in their place. */
    void giveUpWaiting() {
        callers.values().removeIf(caller -> {
            if (caller.task.isDone()) return false;
            caller.executor.shutdownNow();
            return true;
        });
    }

    /** How many threads there are that the class under test has started itself. */
    int others() {
        return othersAlive().size();
    }

    private List<Thread> othersAlive() {
        return OwnThreads.in(group, threads().keySet()).stream()
                .filter(thread -> !thread.getName().startsWith("turnstile-replay-"))
                .toList();
    }

    private Result settle(Caller caller) throws InterruptedException {
        long cpu = -1;
        for (int looks = 0, restless = 0; looks < LOOKS; ) {
            Result result = result(caller);
            if (result != null) return result;
            Thread thread = caller.thread;
            if (thread == null || !waitsForCallers(thread)) {
                looks = 0;
                if (++restless > MOST_RESTLESS) return settleSlowly(caller);
                continue;
            }
            long now = THREADS.getThreadCpuTime(thread.getId());
            looks = now == cpu ? looks + 1 : 0;
            cpu = now;
        }
        return mayBeBroughtOn() ? settleSlowly(caller) : new Result.Waits();
    }

    /** {@code null} if it has not returned within a moment. */
    private static @Nullable Result result(Caller caller) throws InterruptedException {
        try {
            return new Result.Returned(caller.task.get(LOOK_MICROS, TimeUnit.MICROSECONDS));
        } catch (TimeoutException late) {
            return null;
        } catch (ExecutionException e) {
            Throwable thrown = e.getCause();
            return new Result.Threw(thrown == null ? e : thrown);
        }
    }

    /** Whether a thread waits, and not for one that has nothing to do with the class under test, such as one that loads classes. */
    private boolean waitsForCallers(Thread thread) {
        ThreadInfo info = THREADS.getThreadInfo(thread.getId());
        if (info == null) return false;
        long owner = info.getLockOwnerId();
        boolean isOwn = callers.values().stream().anyMatch(c -> c.thread != null && c.thread.getId() == owner);
        return switch (info.getThreadState()) {
            case WAITING -> owner < 0 || isOwn;
            case BLOCKED -> isOwn;
            default -> false;
        };
    }

    private boolean mayBeBroughtOn() {
        long started = THREADS.getTotalStartedThreadCount() - startedBefore - ownStarts;
        return started > 0 || others() > 0 || !ForkJoinPool.commonPool().isQuiescent();
    }

    /** Watches for longer a call that computes, sleeps, or waits for other threads of the class. */
    private Result settleSlowly(Caller caller) throws InterruptedException {
        Thread thread = caller.thread;
        if (thread == null) return new Result.Unclear("does not begin");
        Quiescence.Rest rest = Quiescence.await(
                List.of(thread), this::othersAlive, () -> caller.task.isDone() ? 1 : 0, Quiescence.ACCUSING, GUARD);
        Result result = result(caller);
        if (result != null) return result;
        if (rest != Quiescence.Rest.AT_REST) return new Result.Unclear("does not return in time");
        return switch (thread.getState()) {
            case WAITING, BLOCKED -> new Result.Waits();
            case RUNNABLE -> new Result.Unclear("spins where it cannot go on");
            default -> new Result.Unclear("waits for a time where it cannot go on");
        };
    }
}
