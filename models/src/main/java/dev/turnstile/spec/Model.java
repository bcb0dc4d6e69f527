package dev.turnstile.spec;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What a sequential model may say beyond returning and throwing.
 *
 * <p>A model is the obvious single-threaded class that implements the contract. An exception that it throws is an expected outcome,
 * compared by type.
 */
public final class Model {
    private static final long NEVER_NANOS = TimeUnit.SECONDS.toNanos(10);

    private Model() {}

    /**
     * States that the running operation blocks in this state unless {@code condition} holds. Call it before the operation changes
     * anything, but for changes inside {@link #once}.
     */
    public static void enabledWhen(boolean condition) {
        if (!condition) throw NotEnabled.INSTANCE;
    }

    /**
     * Whether a limit of time runs out while an operation waits: {@code enabledWhen(runsOut(timeout, unit))} where it would have to wait
     * longer, and then its answer for giving up. Operations are tried with limits that run out in every run and with such that run out in
     * none; ten seconds or more never run out.
     */
    public static boolean runsOut(long timeout, TimeUnit unit) {
        return unit.toNanos(timeout) < NEVER_NANOS;
    }

    /** As {@link #runsOut(long, TimeUnit)}. */
    public static boolean runsOut(Duration limit) {
        return limit.compareTo(Duration.ofNanos(NEVER_NANOS)) < 0;
    }

    /**
     * The index of the calling thread, from 0: for ownership. Init and post parts of a scenario are run by thread 0.
     *
     * @throws IllegalStateException outside a model that Turnstile runs
     */
    public static int caller() {
        return ModelCall.current().caller();
    }

    /**
     * A step that takes effect at the operation's first point, even if the operation then is {@linkplain #enabledWhen not enabled}.
     * When the operation resumes, it is run from its beginning, but this step is not run again: it answers what it answered before.
     *
     * <p>For operations with two points (a condition's {@code await} first enrols and later resumes; a rendezvous): the request and
     * the follow-up of Scherer and Scott, "Nonblocking Concurrent Data Structures with Condition Synchronization", 2004.
     */
    public static <T> T once(Supplier<T> step) {
        return ModelCall.current().once(step);
    }

    /** As {@link #once(Supplier)}, for a step without an answer. */
    public static void once(Runnable step) {
        ModelCall.current().once(() -> {
            step.run();
            return Boolean.TRUE;
        });
    }
}
