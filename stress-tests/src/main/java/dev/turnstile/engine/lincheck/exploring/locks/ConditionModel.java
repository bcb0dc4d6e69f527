package dev.turnstile.engine.lincheck.exploring.locks;

import dev.turnstile.engine.lincheck.exploring.steps.Answer;
import dev.turnstile.explore.Resource;
import dev.turnstile.explore.monitors.Monitor;
import dev.turnstile.explore.monitors.Monitor.Waiter;
import dev.turnstile.explore.monitors.Synchronization.Resumption;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conditions of {@code ReentrantLock}: {@code signal} wakes the one that has waited longest. They do not wake without a reason: the JDK's do not. */
final class ConditionModel implements LockModel {
    private final LockSteps steps;

    /** How each thread's latest wait may end without a signal. */
    private final Map<Integer, Patience> patience = new HashMap<>();

    ConditionModel(LockSteps steps) {
        this.steps = steps;
    }

    @Override
    public @Nullable Answer call(LockCall call) throws InterruptedException {
        Resource<Monitor> lock = steps.synchronization().monitor(call.lock());
        return switch (call.method()) {
            case "await" -> Answer.returns(await(call, lock, call.hasLimit() ? call.limit() : Patience.INTERRUPTIBLE));
            case "awaitUninterruptibly" -> Answer.returns(await(call, lock, Patience.ENDLESS));
            case "awaitNanos" -> awaitNanos(call, lock, (Long) call.arguments()[0]);
            case "awaitUntil" -> Answer.returns(await(call, lock, Patience.limited(nanosUntil(call))));
            case "signal" -> signal(call, lock);
            case "signalAll" -> signalAll(call, lock);
            default -> null;
        };
    }

    private long nanosUntil(LockCall call) {
        return ((Date) call.arguments()[0]).toInstant().toEpochMilli() * 1_000_000
                - steps.waits().nanoTime(call.thread());
    }

    private Answer awaitNanos(LockCall call, Resource<Monitor> lock, long nanos) throws InterruptedException {
        long start = steps.waits().nanoTime(call.thread());
        await(call, lock, Patience.limited(nanos));
        return Answer.returns(nanos - (steps.waits().look(call.thread()) - start));
    }

    /** Returns whether the wait ended before its limit ran out. */
    private boolean await(LockCall call, Resource<Monitor> lock, Patience limit) throws InterruptedException {
        int thread = call.thread();
        ReentrantLockModel.requireOwner(thread, lock);
        if (limit.interruptible()) steps.throwIfInterrupted(call);
        patience.put(thread, limit);
        steps.release(call, lock, m -> true, m -> m.waiting(call.receiver()));
        steps.carrier()
                .announce(
                        thread,
                        steps.synchronization()
                                .comingBack(thread, call.lock(), limit.runsOut(), limit.interruptible(), call.site()));
        Resumption resumption = steps.synchronization().resumed(thread, call.lock(), limit.interruptible());
        if (resumption == Resumption.INTERRUPTED) {
            Thread.interrupted();
            throw new InterruptedException();
        }
        boolean ranOut = resumption == Resumption.TIMED_OUT && limit.runsOut();
        if (ranOut) steps.runOut(thread, limit);
        else steps.endedEarly(thread, limit);
        return !ranOut;
    }

    private Answer signal(LockCall call, Resource<Monitor> lock) {
        ReentrantLockModel.requireOwner(call.thread(), lock);
        steps.explorer().notifies(lock);
        List<@Nullable Waiter> candidates = candidates(lock.state().waitersOn(call.receiver()));
        Waiter chosen = candidates.get(steps.explorer().choose(call.thread(), candidates.size()));
        if (chosen != null) steps.explorer().change(call.thread(), lock, m -> m.notified(chosen));
        return Answer.returns(null);
    }

    /**
     * Returns the waiters that a signal may wake. It wakes the one that has waited longest. If that one may just have given up, because its
     * limit may have run out or it was interrupted, the signal may also go to the next one, and so on; {@code null} at the end stands for
     * nobody.
     */
    private List<@Nullable Waiter> candidates(List<Waiter> waiters) {
        List<@Nullable Waiter> candidates = new ArrayList<>();
        for (Waiter waiter : waiters) {
            candidates.add(waiter);
            if (!mayHaveGivenUp(waiter.thread())) return candidates;
        }
        candidates.add(null);
        return candidates;
    }

    private boolean mayHaveGivenUp(int thread) {
        Patience limit = patience.getOrDefault(thread, Patience.ENDLESS);
        return limit.runsOut()
                || limit.interruptible()
                        && steps.synchronization().permit(thread).state().interrupted();
    }

    private Answer signalAll(LockCall call, Resource<Monitor> lock) {
        ReentrantLockModel.requireOwner(call.thread(), lock);
        steps.explorer().notifies(lock);
        for (Waiter waiter : lock.state().waitersOn(call.receiver())) {
            steps.explorer().change(call.thread(), lock, m -> m.notified(waiter));
        }
        return Answer.returns(null);
    }
}
