package dev.turnstile.engine.lincheck.replay;

import dev.turnstile.jdk.LockMethod;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/**
 * Tracks which thread takes, holds and waits for what during one run, up to the point where it hangs.
 *
 * <p>Monitors are known for certain. Everything else that excludes (the JDK's locks and semaphores, custom ones, spinning or parking)
 * is known by the names of its methods: a completed {@code lock()} on an object holds it until {@code unlock()}.
 */
public final class LockEvents {
    /** A place of which nothing is known. */
    public static final StackTraceElement NOWHERE = new StackTraceElement("", "", "", 0);

    /** How something is taken, so that a lock whose own methods are synchronized is not confused with its monitor. */
    public enum Kind {
        /** A synchronized block or method takes it. */
        MONITOR,
        /** A method such as {@code lock()} takes it. */
        LOCK
    }

    /** The reason why a thread cannot go on. */
    public enum Why {
        /** Another thread is in the monitor. */
        ENTRY,
        /** Nobody has notified. */
        NOTIFICATION,
        /** Nobody has unparked it. */
        PARKED,
        /** Another thread has not ended. */
        JOIN
    }

    /**
     * A call that has not returned.
     *
     * @param className the class that declares the method
     * @param method its name
     * @param receiver what it is called on; {@code null} if static
     * @param place where it is called
     */
    public record Call(
            String className, String method, @Nullable Object receiver, StackTraceElement place) {
        public boolean isTaking() {
            LockMethod effect = effect();
            return effect != null && effect.takes();
        }

        /** Returns its effect on the lock that it is called on; {@code null} if it has nothing to do with locks. */
        @Nullable
        LockMethod effect() {
            return LockMethod.ofCustomLock(method, receiver instanceof StampedLock);
        }

        /** Whether it waits for the end of a thread, or for the result of a task. */
        public boolean isJoining() {
            return receiver instanceof Thread && method.equals("join")
                    || receiver instanceof Future<?> && (method.equals("join") || method.equals("get"));
        }

        boolean isExcluding() {
            return effect() != null;
        }
    }

    /** Something that a thread holds, and where it took it. */
    public record Holding(Kind kind, Object resource, StackTraceElement place) {}

    /** A wait; {@code on} is the monitor, or what the thread gave as the reason to park. */
    public record Wait(Why why, @Nullable Object on, StackTraceElement place) {}

    /** One thread's standing: its calls outermost first. */
    public record Standing(
            List<Call> calls, List<Holding> holds, @Nullable Wait waiting) {}

    private static final class ThreadState {
        final Deque<Call> calls = new ArrayDeque<>();
        final List<Holding> holds = new ArrayList<>();
        StackTraceElement place = NOWHERE;

        @Nullable
        Wait waiting;

        Standing standing() {
            List<Call> outermostFirst = new ArrayList<>();
            calls.descendingIterator().forEachRemaining(outermostFirst::add);
            return new Standing(outermostFirst, List.copyOf(holds), waiting);
        }
    }

    private @Nullable Object subject;
    private final Map<Integer, ThreadState> threads = new HashMap<>();
    private boolean frozen;

    /** The instance that the run works on. */
    synchronized void runsOn(Object instance) {
        subject = instance;
    }

    /** The run has hung: later events are not part of it. */
    synchronized void freeze() {
        frozen = true;
    }

    /** How a thread stands. */
    public synchronized Standing standing(int thread) {
        return of(thread).standing();
    }

    /** The threads of which something was told, those that the subject started among them. */
    public synchronized List<Integer> threads() {
        return threads.keySet().stream().sorted().toList();
    }

    synchronized void at(int thread, StackTraceElement place) {
        if (!frozen) of(thread).place = place;
    }

    synchronized void entering(int thread, Object monitor) {
        if (!frozen) of(thread).waiting = new Wait(Why.ENTRY, monitor, of(thread).place);
    }

    synchronized void entered(int thread, Object monitor) {
        if (frozen) return;
        of(thread).holds.add(new Holding(Kind.MONITOR, monitor, of(thread).place));
        of(thread).waiting = null;
    }

    synchronized void left(int thread, Object monitor) {
        if (!frozen) drop(of(thread), Kind.MONITOR, monitor);
    }

    synchronized void waiting(int thread, Object monitor) {
        if (!frozen) of(thread).waiting = new Wait(Why.NOTIFICATION, monitor, of(thread).place);
    }

    synchronized void parking(int thread, @Nullable Object blocker) {
        if (!frozen) of(thread).waiting = new Wait(Why.PARKED, blocker, of(thread).place);
    }

    synchronized void joining(int thread) {
        if (!frozen) of(thread).waiting = new Wait(Why.JOIN, null, NOWHERE);
    }

    synchronized void resumed(int thread) {
        if (!frozen) of(thread).waiting = null;
    }

    synchronized void called(int thread, Call call) {
        if (frozen) return;
        of(thread).calls.push(call);
    }

    synchronized void returned(int thread, @Nullable Object result) {
        if (frozen) return;
        ThreadState state = of(thread);
        Call call = state.calls.poll();
        // Calls of a subject on itself are its own affair: other threads see its operations take and release.
        if (call == null || call.receiver() == null || call.receiver() == subject) return;
        // The locks inside a lock are not the ones that the user takes.
        if (state.calls.stream().anyMatch(Call::isExcluding)) return;
        LockMethod effect = call.effect();
        if (effect == null) return;
        if (effect.hasTaken(result)) state.holds.add(new Holding(Kind.LOCK, call.receiver(), call.place()));
        if (effect == LockMethod.RELEASE) release(state, call.receiver());
    }

    synchronized void threw(int thread) {
        if (!frozen) of(thread).calls.poll();
    }

    private ThreadState of(int thread) {
        return threads.computeIfAbsent(thread, t -> new ThreadState());
    }

    /** A semaphore's permit may be given back by another thread than took it. */
    private void release(ThreadState state, Object resource) {
        if (drop(state, Kind.LOCK, resource)) return;
        for (ThreadState other : threads.values()) {
            if (drop(other, Kind.LOCK, resource)) return;
        }
    }

    private static boolean drop(ThreadState state, Kind kind, Object resource) {
        for (int i = state.holds.size() - 1; i >= 0; i--) {
            Holding held = state.holds.get(i);
            if (held.kind() == kind && Resources.same(held.resource(), resource)) {
                state.holds.remove(i);
                return true;
            }
        }
        return false;
    }
}
