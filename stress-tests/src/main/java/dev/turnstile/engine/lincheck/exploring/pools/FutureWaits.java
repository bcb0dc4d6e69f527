package dev.turnstile.engine.lincheck.exploring.pools;

import dev.turnstile.engine.lincheck.exploring.internals.HiddenField;
import dev.turnstile.engine.lincheck.exploring.steps.Answer;
import dev.turnstile.engine.lincheck.exploring.steps.Carrier;
import dev.turnstile.engine.lincheck.exploring.steps.Places;
import dev.turnstile.engine.lincheck.exploring.threads.Waits;
import dev.turnstile.explore.Access;
import dev.turnstile.explore.Passing;
import dev.turnstile.explore.Transition;
import dev.turnstile.explore.Transition.Touch;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the result of a {@code ForkJoinTask} or a {@code CompletableFuture}. The JDK's own code enrols in a stack of waiters, and may run
 * other tasks meanwhile; here a thread that waits only looks until there is a result. Waits with a time limit run their real code.
 */
final class FutureWaits {
    private static final HiddenField STATUS = HiddenField.of(ForkJoinTask.class, "status");

    private static final HiddenField RESULT = HiddenField.of(CompletableFuture.class, "result");

    /** What {@code ForkJoinTask.awaitDone} returns where an interruption has ended the wait: a constant of that class. */
    private static final int ABNORMAL = 1 << 16;

    /** Methods that wait without a time limit. */
    private static final Set<String> ENDLESS = Set.of("join", "get", "quietlyJoin");

    private final Carrier carrier;
    private final Places places;
    private final Waits waits;

    FutureWaits(Carrier carrier, Places places, Waits waits) {
        this.carrier = carrier;
        this.places = places;
        this.waits = waits;
    }

    /**
     * Waits in place of a call that would wait for a result, if it is one. Then the call can be made, or answered.
     *
     * @param beforeWait is run if there is no result yet
     * @return the answer of a call that must not be made; {@code null} for all others
     */
    @Nullable
    Answer call(int thread, int site, @Nullable Object receiver, String name, Object[] arguments, Runnable beforeWait) {
        Access result = resultOf(receiver);
        if (result == null) return null;
        Future<?> future = (Future<?>) Objects.requireNonNull(receiver);
        if (arguments.length == 0 && ENDLESS.contains(name)) {
            // Where an interruption has ended the wait, the call finds it out itself.
            BooleanSupplier interrupted = () -> waits.isInterrupted(thread, thread, site);
            await(thread, site, name.equals("get") ? interrupted : null, result, future, beforeWait);
            return null;
        }
        Boolean interruptible = isInterruptible(name, arguments);
        if (interruptible == null) return null;
        BooleanSupplier taken = () -> waits.takeInterruption(thread, site);
        boolean done = await(thread, site, interruptible ? taken : null, result, future, beforeWait);
        if (future instanceof ForkJoinTask<?>) return Answer.returns(done ? STATUS.read(future) : ABNORMAL);
        return Answer.returns(done ? RESULT.read(future) : null);
    }

    private @Nullable Access resultOf(@Nullable Object future) {
        if (future instanceof CompletableFuture<?>)
            return places.volatileField(future, CompletableFuture.class, "result");
        return future instanceof ForkJoinTask<?> ? places.volatileField(future, ForkJoinTask.class, "status") : null;
    }

    /** Whether an interruption ends a wait inside the JDK's code; {@code null} if it has a time limit, or is no wait that is known. */
    private static @Nullable Boolean isInterruptible(String name, Object[] arguments) {
        int n = arguments.length;
        if (name.equals("waitingGet") && n == 1) return (Boolean) arguments[0];
        if (!name.equals("awaitDone")) return null;
        if (n == 2 && arguments[0] instanceof Boolean interruptible && arguments[1] instanceof Long deadline)
            return deadline == 0 ? interruptible : null;
        boolean ofJdk17 = n == 5 && arguments[2] instanceof Boolean && arguments[3] instanceof Boolean;
        return ofJdk17 && !(Boolean) arguments[3] ? (Boolean) arguments[2] : null;
    }

    /**
     * Waits for a result.
     *
     * @param interrupted whether the thread was interrupted; {@code null} where that does not end the wait
     * @return whether there is one; otherwise an interruption has ended the wait
     */
    private boolean await(
            int thread,
            int site,
            @Nullable BooleanSupplier interrupted,
            Access result,
            Future<?> future,
            Runnable beforeWait) {
        boolean waited = false;
        try {
            while (true) {
                Transition await =
                        carrier.explorer().iterate(thread, result.location(), true, () -> Passing.NONE, site);
                if (await != null) carrier.announce(thread, await);
                if (interrupted != null && interrupted.getAsBoolean()) return false;
                carrier.announce(thread, new Touch(result, site));
                if (future.isDone()) return true;
                if (!waited) beforeWait.run();
                waited = true;
            }
        } finally {
            carrier.explorer().leave(thread, result.location());
        }
    }
}
