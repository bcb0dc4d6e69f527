package dev.turnstile.engine.lincheck.exploring.locks;

import dev.turnstile.engine.lincheck.exploring.steps.Carrier;
import dev.turnstile.engine.lincheck.exploring.threads.Waits;
import dev.turnstile.explore.Explorer;
import dev.turnstile.explore.Resource;
import dev.turnstile.explore.Transition.Edge;
import dev.turnstile.explore.Transition.Request;
import dev.turnstile.explore.monitors.Permit;
import dev.turnstile.explore.monitors.Synchronization;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The steps that calls on locks are made of. */
public final class LockSteps {
    private final Carrier carrier;
    private final Synchronization synchronization;
    private final Waits waits;

    public LockSteps(Carrier carrier, Synchronization synchronization, Waits waits) {
        this.carrier = carrier;
        this.synchronization = synchronization;
        this.waits = waits;
    }

    /**
     * Waits until a lock is free, and takes it.
     *
     * @param free in which states the thread may take it
     * @param taken the state once it has
     * @return whether it was taken: {@code false} if the time limit ran out
     * @throws InterruptedException if an interruption ended the wait; the thread's flag is cleared
     */
    public <S> boolean acquire(
            LockCall call, Resource<S> lock, Predicate<S> free, UnaryOperator<S> taken, Patience patience)
            throws InterruptedException {
        return acquire(call, lock, free, taken, s -> s, patience);
    }

    /**
     * Does the same, where a thread that gives up changes the state, too.
     *
     * @param left the state once it has given up
     */
    public <S> boolean acquire(
            LockCall call,
            Resource<S> lock,
            Predicate<S> free,
            UnaryOperator<S> taken,
            UnaryOperator<S> left,
            Patience patience)
            throws InterruptedException {
        int thread = call.thread();
        if (patience.interruptible()) throwIfInterrupted(call);
        Resource<Permit> own = synchronization.permit(thread);
        Predicate<S> admits =
                patience.interruptible() ? s -> free.test(s) || own.state().interrupted() : free;
        carrier.announce(
                thread,
                new Request<>(
                        lock,
                        admits,
                        patience.runsOut() ? s -> true : null,
                        s -> free.test(s) ? taken.apply(s) : left.apply(s),
                        Edge.ACQUIRE,
                        patience.interruptible() ? own : null,
                        call.site()));
        if (free.test(explorer().found(lock))) {
            endedEarly(thread, patience);
            return true;
        }
        explorer().failed();
        if (explorer().timedOut()) {
            runOut(thread, patience);
            return false;
        }
        throw waits.interruption(thread);
    }

    /** Waits for a lock as {@link #acquire} does; with no patience ({@code null}), as {@link #attempt} does, not at all. */
    <S> boolean take(
            LockCall call, Resource<S> lock, Predicate<S> free, UnaryOperator<S> taken, @Nullable Patience patience)
            throws InterruptedException {
        return patience == null ? attempt(call, lock, free, taken) : acquire(call, lock, free, taken, patience);
    }

    /** Takes a lock if it is free. Returns whether it was. */
    public <S> boolean attempt(LockCall call, Resource<S> lock, Predicate<S> free, UnaryOperator<S> taken) {
        announce(call, lock, s -> free.test(s) ? taken.apply(s) : s, Edge.ACQUIRE);
        boolean took = free.test(explorer().found(lock));
        if (!took) explorer().failed();
        return took;
    }

    /** Changes a lock's state, and sees what those did that gave it back before. Returns the state before. */
    <S> S change(LockCall call, Resource<S> lock, UnaryOperator<S> effect) {
        announce(call, lock, effect, Edge.ACQUIRE);
        return explorer().found(lock);
    }

    /** Gives a lock back. Returns whether it could be: whether the state allowed it. */
    public <S> boolean release(LockCall call, Resource<S> lock, Predicate<S> held, UnaryOperator<S> left) {
        announce(call, lock, s -> held.test(s) ? left.apply(s) : s, Edge.NONE);
        if (!held.test(explorer().found(lock))) return false;
        explorer().publish(call.thread(), lock);
        return true;
    }

    /** Asks for a lock's state. */
    public <S> S look(LockCall call, Resource<S> lock) {
        announce(call, lock, s -> s, Edge.NONE);
        return explorer().found(lock);
    }

    private <S> void announce(LockCall call, Resource<S> lock, UnaryOperator<S> effect, Edge edge) {
        carrier.announce(call.thread(), new Request<>(lock, Request.always(), null, effect, edge, null, call.site()));
    }

    /** Throws if the thread was interrupted, and clears its flag. */
    void throwIfInterrupted(LockCall call) throws InterruptedException {
        if (waits.takeInterruption(call.thread(), call.site())) throw new InterruptedException();
    }

    /** A thread has given up its wait: its limit has run out, or it had no reason, and then no time has passed. */
    void runOut(int thread, Patience patience) {
        @Nullable Long nanos = patience.nanos();
        if (nanos != null && patience.runsOut()) waits.pass(thread, nanos);
    }

    /** A thread's wait has ended before its limit ran out. */
    void endedEarly(int thread, Patience patience) {
        @Nullable Long nanos = patience.nanos();
        if (nanos != null && patience.runsOut()) waits.clocks().endedEarly(thread, nanos);
    }

    Carrier carrier() {
        return carrier;
    }

    public Explorer explorer() {
        return carrier.explorer();
    }

    Synchronization synchronization() {
        return synchronization;
    }

    public Waits waits() {
        return waits;
    }
}
