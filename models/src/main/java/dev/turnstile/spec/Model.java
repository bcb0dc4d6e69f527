package dev.turnstile.spec;

import dev.turnstile.spec.attempt.ModelCall;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Statements that a sequential model may make besides returning and throwing.
 *
 * <p>A model is the obvious single-threaded class that implements the contract. An exception that it throws is an expected outcome,
 * compared by type.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class Model {
    private static final long NEVER_NANOS = TimeUnit.SECONDS.toNanos(10);

    private Model() {}

    /**
     * States that the running operation blocks in this state unless {@code condition} holds. Call it before the operation changes
     * anything; only changes inside {@link #once} may come earlier.
     */
    public static void enabledWhen(boolean condition) {
        ModelCall.leaveUnless(condition);
    }

    /**
     * Returns whether a time limit runs out while an operation waits: {@code enabledWhen(runsOut(timeout, unit))} where it would have
     * to wait longer, followed by its answer for giving up. Turnstile tries operations with limits that run out in every run, and with
     * limits that run out in none; limits of ten seconds or more never run out.
     */
    public static boolean runsOut(long timeout, TimeUnit unit) {
        return unit.toNanos(timeout) < NEVER_NANOS;
    }

    /** Returns the same as {@link #runsOut(long, TimeUnit)}. */
    public static boolean runsOut(Duration limit) {
        return limit.compareTo(Duration.ofNanos(NEVER_NANOS)) < 0;
    }

    /**
     * Returns the index of the calling thread, from 0: for ownership. Thread 0 runs the init and post parts of a scenario.
     *
     * @throws IllegalStateException outside a model that Turnstile runs
     */
    public static int caller() {
        return ModelCall.current().caller();
    }

    /**
     * Runs a step that takes effect at the operation's first point, even if the operation then is
     * {@linkplain #enabledWhen not enabled}. When the operation resumes, it runs from its beginning, but this step does not run again:
     * it returns its earlier answer.
     *
     * <p>For operations with two points (a condition's {@code await} first enrols and later resumes; a rendezvous): the request and
     * the follow-up of Scherer and Scott, "Nonblocking Concurrent Data Structures with Condition Synchronization", 2004.
     */
    public static <T> T once(Supplier<T> step) {
        return ModelCall.current().once(step);
    }

    /** Does the same as {@link #once(Supplier)}, for a step without an answer. */
    public static void once(Runnable step) {
        ModelCall.current().once(() -> {
            step.run();
            return Boolean.TRUE;
        });
    }
}
