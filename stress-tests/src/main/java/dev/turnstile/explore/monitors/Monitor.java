package dev.turnstile.explore.monitors;

import dev.turnstile.explore.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of a monitor, or of a lock and its conditions (JLS 17.1, 17.2).
 *
 * @param owner the thread in it; negative for none
 * @param depth how often that has entered it
 * @param waiters those that wait for a notification, the longest first
 * @param notified those that were notified and are not back yet
 */
public record Monitor(int owner, int depth, List<Waiter> waiters, List<Waiter> notified) implements Held {
    /** Nobody is in it. */
    public static final Monitor FREE = new Monitor(-1, 0, List.of(), List.of());

    /**
     * A thread in a wait.
     *
     * @param thread the thread
     * @param depth how often it had entered
     * @param queue what it waits on: the monitor itself, or one of a lock's conditions
     */
    public record Waiter(int thread, int depth, Object queue) {}

    // Called at every step. The generated method cost several percent of all time, since C1 does not inline its method
    // handles.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Monitor monitor
                && monitor.owner == owner
                && monitor.depth == depth
                && monitor.waiters.equals(waiters)
                && monitor.notified.equals(notified);
    }

    @Override
    public int hashCode() {
        return Objects.hash(owner, depth, waiters, notified);
    }

    @Override
    public int heldBy(int thread) {
        return owner == thread ? depth : 0;
    }

    @Override
    public boolean wokeNobody(int thread, Held other) {
        return other instanceof Monitor monitor
                && othersThan(thread, notified).equals(othersThan(thread, monitor.notified));
    }

    private static List<Waiter> othersThan(int thread, List<Waiter> some) {
        Waiter own = of(some, thread);
        return own == null ? some : without(some, own);
    }

    /** Whether a thread may enter. */
    public boolean admits(int thread) {
        return owner < 0 || owner == thread;
    }

    /** Returns this state with a thread in the monitor, once more. */
    public Monitor entered(int thread) {
        return new Monitor(thread, depth + 1, waiters, notified);
    }

    /** Returns this state after its owner has left the monitor once. */
    public Monitor left() {
        return new Monitor(depth == 1 ? -1 : owner, depth - 1, waiters, notified);
    }

    /** Returns this state with its owner waiting. */
    public Monitor waiting(Object queue) {
        return new Monitor(-1, 0, with(waiters, new Waiter(owner, depth, queue)), notified);
    }

    /** Whether a thread that waited was notified, and may come back. */
    public boolean mayResume(int thread) {
        return owner < 0 && of(notified, thread) != null;
    }

    /** Whether a thread was notified. */
    public boolean isNotified(int thread) {
        return of(notified, thread) != null;
    }

    /** Returns this state with a thread that waited back in the monitor, notified or not. */
    public Monitor resumed(int thread) {
        Waiter waiter = of(notified, thread);
        if (waiter == null) waiter = of(waiters, thread);
        if (waiter == null) throw new IllegalStateException("thread " + thread + " does not wait");
        return new Monitor(thread, waiter.depth, without(waiters, waiter), without(notified, waiter));
    }

    /** Returns the threads that wait on a queue. */
    public List<Waiter> waitersOn(Object queue) {
        List<Waiter> some = new ArrayList<>(waiters.size());
        for (Waiter waiter : waiters) if (waiter.queue == queue) some.add(waiter);
        return some;
    }

    /** Returns this state with a waiter notified. */
    public Monitor notified(Waiter waiter) {
        return new Monitor(owner, depth, without(waiters, waiter), with(notified, waiter));
    }

    private static @Nullable Waiter of(List<Waiter> some, int thread) {
        for (Waiter waiter : some) if (waiter.thread == thread) return waiter;
        return null;
    }

    private static List<Waiter> with(List<Waiter> some, Waiter one) {
        List<Waiter> more = new ArrayList<>(some);
        more.add(one);
        return List.copyOf(more);
    }

    private static List<Waiter> without(List<Waiter> some, Waiter one) {
        List<Waiter> rest = new ArrayList<>(some);
        rest.remove(one);
        return List.copyOf(rest);
    }
}
