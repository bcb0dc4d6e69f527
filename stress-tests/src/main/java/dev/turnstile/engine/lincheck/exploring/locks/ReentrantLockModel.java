package dev.turnstile.engine.lincheck.exploring.locks;

import dev.turnstile.engine.lincheck.exploring.steps.Answer;
import dev.turnstile.explore.Resource;
import dev.turnstile.explore.monitors.Monitor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ReentrantLock}, not fair. */
final class ReentrantLockModel implements LockModel {
    private final LockSteps steps;

    ReentrantLockModel(LockSteps steps) {
        this.steps = steps;
    }

    @Override
    public @Nullable Answer call(LockCall call) throws InterruptedException {
        Resource<Monitor> lock = steps.synchronization().monitor(call.lock());
        boolean owns = lock.state().owner() == call.thread();
        return switch (call.method()) {
            case "lock" -> Answer.returns(enter(call, lock, Patience.ENDLESS));
            case "lockInterruptibly" -> Answer.returns(enter(call, lock, Patience.INTERRUPTIBLE));
            case "tryLock" -> Answer.returns(enter(call, lock, call.patienceOfTry()));
            case "unlock" -> unlock(call, lock);
            case "isLocked" -> Answer.returns(owns || steps.look(call, lock).owner() >= 0);
            case "isHeldByCurrentThread" -> Answer.returns(owns);
            case "getHoldCount" -> Answer.returns(lock.state().heldBy(call.thread()));
            case "hasWaiters" -> Answer.returns(!waiters(call, lock).isEmpty());
            case "getWaitQueueLength" -> Answer.returns(waiters(call, lock).size());
            default -> null;
        };
    }

    private boolean enter(LockCall call, Resource<Monitor> lock, @Nullable Patience patience)
            throws InterruptedException {
        int thread = call.thread();
        if (lock.state().owner() != thread) {
            return steps.take(call, lock, m -> m.owner() < 0, m -> m.entered(thread), patience);
        }
        if (patience != null && patience.interruptible()) steps.throwIfInterrupted(call);
        return steps.explorer().change(thread, lock, m -> m.entered(thread));
    }

    private Answer unlock(LockCall call, Resource<Monitor> lock) {
        requireOwner(call.thread(), lock);
        if (lock.state().depth() > 1) steps.explorer().change(call.thread(), lock, Monitor::left);
        else steps.release(call, lock, m -> true, Monitor::left);
        return Answer.returns(true);
    }

    private static List<Monitor.Waiter> waiters(LockCall call, Resource<Monitor> lock) {
        Object condition = call.arguments()[0];
        if (condition == null) throw new IllegalArgumentException("no condition");
        if (LockObjects.lockOf(condition) != call.lock()) throw new IllegalArgumentException("not owner");
        requireOwner(call.thread(), lock);
        return lock.state().waitersOn(condition);
    }

    static void requireOwner(int thread, Resource<Monitor> lock) {
        if (lock.state().owner() != thread) throw new IllegalMonitorStateException();
    }
}
