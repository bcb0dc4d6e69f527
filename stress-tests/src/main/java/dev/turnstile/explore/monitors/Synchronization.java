package dev.turnstile.explore.monitors;

import dev.turnstile.explore.Explorer;
import dev.turnstile.explore.Resource;
import dev.turnstile.explore.Transition;
import dev.turnstile.explore.Transition.Edge;
import dev.turnstile.explore.Transition.Request;
import dev.turnstile.explore.collections.Sequence;
import dev.turnstile.explore.monitors.Monitor.Waiter;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The monitors, permits and interruptions of one execution, as transitions to announce and changes made on the way. */
public final class Synchronization {
    private final Explorer explorer;
    private final boolean spuriousWakeUps;
    private final IdentityHashMap<Object, Resource<Monitor>> monitors = new IdentityHashMap<>();
    private final Sequence<Resource<Permit>> permits = new Sequence<>();

    /**
     * Nobody holds anything yet.
     *
     * @param explorer who is told of changes
     * @param spuriousWakeUps whether waits may return without a reason, as the specifications of {@code wait} and {@code park} allow
     */
    public Synchronization(Explorer explorer, boolean spuriousWakeUps) {
        this.explorer = explorer;
        this.spuriousWakeUps = spuriousWakeUps;
    }

    /** Whether what may end without a reason does so, as a choice. */
    public boolean isSpurious() {
        return spuriousWakeUps;
    }

    /** The monitor of an object, or a lock. */
    public Resource<Monitor> monitor(Object object) {
        return monitors.computeIfAbsent(object, o -> new Resource<>(o, Monitor.FREE));
    }

    /** Returns what a thread announces in order to enter; {@code null} if the thread is in it already, and now is once more. */
    public @Nullable Transition lock(int thread, Object object, int site) {
        Resource<Monitor> monitor = monitor(object);
        if (monitor.state().owner() == thread) {
            explorer.change(thread, monitor, m -> m.entered(thread));
            return null;
        }
        return new Request<>(monitor, m -> m.admits(thread), null, m -> m.entered(thread), Edge.ACQUIRE, null, site);
    }

    /**
     * Returns what a thread announces before it leaves a monitor or waits, where others can ask whether the monitor is locked
     * ({@code tryLock}). Without this announcement it would leave as part of the step before, and nobody could see the effects of that step
     * while the monitor is still locked.
     *
     * @return {@code null} if the thread does not own the monitor
     */
    public @Nullable Transition leaving(int thread, Object object, int site) {
        Resource<Monitor> monitor = monitor(object);
        if (monitor.state().owner() != thread) return null;
        return new Request<>(monitor, m -> true, null, m -> m, Edge.NONE, null, site);
    }

    /** The running thread leaves. Returns whether it was in it. */
    public boolean unlock(int thread, Object object) {
        Resource<Monitor> monitor = monitor(object);
        if (monitor.state().owner() != thread) return false;
        if (monitor.state().depth() == 1) explorer.publish(thread, monitor);
        explorer.change(thread, monitor, Monitor::left);
        return true;
    }

    /**
     * The running thread leaves in order to wait. Returns what to announce in order to come back.
     *
     * @param queue what it waits on: the object itself, or a condition of it
     * @param timed whether its wait has a limit that may run out
     */
    public Transition await(int thread, Object object, Object queue, boolean timed, boolean interruptible, int site) {
        Resource<Monitor> monitor = monitor(object);
        explorer.publish(thread, monitor);
        explorer.change(thread, monitor, m -> m.waiting(queue));
        return comingBack(thread, object, timed, interruptible, site);
    }

    /**
     * Returns what a thread that waits announces in order to come back.
     *
     * @param timed whether its wait has a limit that may run out
     */
    public Request<Monitor> comingBack(int thread, Object object, boolean timed, boolean interruptible, int site) {
        Resource<Permit> own = permit(thread);
        Predicate<Monitor> notified = m -> m.mayResume(thread)
                || interruptible && m.owner() < 0 && own.state().interrupted();
        Predicate<Monitor> timeout = timed || spuriousWakeUps ? m -> m.owner() < 0 : null;
        return new Request<>(
                monitor(object),
                notified,
                timeout,
                m -> m.resumed(thread),
                Edge.ACQUIRE,
                interruptible ? own : null,
                site);
    }

    /** How a wait has ended. */
    public enum Resumption {
        /** It was notified. If it was interrupted too, it keeps that (JLS 17.2.4). */
        NOTIFIED,
        /** It was interrupted, and its flag is cleared. */
        INTERRUPTED,
        /** Its time ran out, or it woke up without a reason. */
        TIMED_OUT
    }

    /** How the wait ended whose thread has just been let back in. To be asked once. */
    public Resumption resumed(int thread, Object object, boolean interruptible) {
        if (explorer.found(monitor(object)).isNotified(thread)) return Resumption.NOTIFIED;
        Resource<Permit> own = permit(thread);
        if (!interruptible || !own.state().interrupted()) return Resumption.TIMED_OUT;
        explorer.observe(thread, own);
        explorer.change(thread, own, p -> p.interrupted(false));
        return Resumption.INTERRUPTED;
    }

    /** The answer to {@link #readInterruption}, once that is being made. */
    public boolean wasInterrupted(int target) {
        boolean interrupted = explorer.found(permit(target)).interrupted();
        if (!interrupted) explorer.failed();
        return interrupted;
    }

    /** The running thread notifies one of those that wait, or all. Which one is a choice. */
    public void notify(int thread, Object object, Object queue, boolean all) {
        Resource<Monitor> monitor = monitor(object);
        explorer.notifies(monitor);
        List<Waiter> waiters = monitor.state().waitersOn(queue);
        if (waiters.isEmpty()) return;
        if (all) {
            waiters.forEach(w -> explorer.change(thread, monitor, m -> m.notified(w)));
        } else {
            Waiter chosen = waiters.get(explorer.choose(thread, waiters.size()));
            explorer.change(thread, monitor, m -> m.notified(chosen));
        }
    }

    /** Returns the state that wakes a thread. */
    public Resource<Permit> permit(int thread) {
        while (permits.size() <= thread) permits.add(new Resource<>("thread " + permits.size(), Permit.NONE));
        return permits.get(thread);
    }

    /** Returns what a thread announces in order to park. */
    public Transition park(int thread, boolean timed, int site) {
        Predicate<Permit> timeout = timed || spuriousWakeUps ? p -> true : null;
        return new Request<>(
                permit(thread),
                p -> p.available() || p.interrupted(),
                timeout,
                p -> p.available(false),
                Edge.NONE,
                null,
                site);
    }

    /** Returns what a thread announces in order to unpark a thread. */
    public Transition unpark(int target, int site) {
        return new Request<>(permit(target), p -> true, null, p -> p.available(true), Edge.NONE, null, site);
    }

    /** Returns what a thread announces in order to interrupt a thread. */
    public Transition interrupt(int target, int site) {
        return new Request<>(permit(target), p -> true, null, p -> p.interrupted(true), Edge.RELEASE, null, site);
    }

    /** Returns what a thread announces in order to ask whether a thread was interrupted. */
    public Transition readInterruption(int target, boolean clear, int site) {
        return new Request<>(
                permit(target), p -> true, null, clear ? p -> p.interrupted(false) : p -> p, Edge.ACQUIRE, null, site);
    }
}
