package dev.turnstile.engine.lincheck.exploring.threads;

import dev.turnstile.engine.lincheck.exploring.inputs.ThreadClocks;
import dev.turnstile.engine.lincheck.exploring.steps.Carrier;
import dev.turnstile.explore.Resource;
import dev.turnstile.explore.Transition.Edge;
import dev.turnstile.explore.Transition.Request;
import dev.turnstile.explore.monitors.Permit;
import dev.turnstile.explore.monitors.Synchronization;
import dev.turnstile.explore.monitors.Synchronization.Resumption;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The ways to wait that the JVM itself offers, with their time limits and their interruptions. */
public final class Waits {
    private final Carrier carrier;
    private final Synchronization synchronization;
    private final ThreadClocks clocks;
    private final Map<Integer, Long> waitLimits = new HashMap<>();
    private final Map<Integer, Long> parkLimits = new HashMap<>();

    /** Threads that do not keep a program from ending. They inherit that from Lincheck's, so only what they are told counts. */
    private final Set<Thread> daemons = Collections.newSetFromMap(new IdentityHashMap<>());

    public Waits(Carrier carrier, Synchronization synchronization) {
        this.carrier = carrier;
        this.synchronization = synchronization;
        this.clocks = new ThreadClocks(thread -> carrier.explorer().choose(thread, 2) == 1);
    }

    /** Whether a wait with this limit may run out. */
    public static boolean runsOut(long nanos) {
        return nanos < ThreadClocks.LONG_NANOS;
    }

    /** Returns the threads' own clocks. */
    public ThreadClocks clocks() {
        return clocks;
    }

    /** Returns the time on a thread's own clock, in nanoseconds. */
    public long nanoTime(int thread) {
        return clocks.now(thread);
    }

    /** A thread asks for the time. */
    public long look(int thread) {
        return clocks.look(thread);
    }

    /** A thread's limit has run out. */
    public void pass(int thread, long nanos) {
        clocks.pass(thread, nanos);
    }

    /** The next wait of a thread on a monitor has a limit; 0 is none. */
    public void limitWait(int thread, long millis) {
        if (millis < 0) throw new IllegalArgumentException("timeout value is negative");
        waitLimits.put(thread, millis == 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** The next park of a thread has a limit. */
    void limitPark(int thread, long nanos) {
        parkLimits.put(thread, nanos);
    }

    /**
     * Waits on a monitor.
     *
     * @return whether the wait ended by an interruption; the thread's flag is cleared
     * @throws IllegalMonitorStateException if the thread is not in the monitor
     */
    public boolean await(int thread, Object monitor, boolean hasLimit, int site) {
        @Nullable Long limit = waitLimits.remove(thread);
        if (hasLimit && limit == null) carrier.giveUp("a wait has a limit that is not known");
        boolean timed = limit != null && runsOut(limit);
        requireOwner(thread, monitor);
        carrier.mayEndWithoutReason();
        if (takeInterruption(thread, site)) return true;
        carrier.announce(thread, synchronization.await(thread, monitor, monitor, timed, true, site));
        Resumption resumption = synchronization.resumed(thread, monitor, true);
        if (limit != null && timed) {
            if (carrier.explorer().timedOut()) pass(thread, limit);
            else clocks.endedEarly(thread, limit);
        }
        if (resumption != Resumption.INTERRUPTED) return false;
        Thread.interrupted();
        return true;
    }

    /** Asks whether the calling thread was interrupted, and clears its flag. */
    public boolean takeInterruption(int thread, int site) {
        carrier.announce(thread, synchronization.readInterruption(thread, true, site));
        if (!synchronization.wasInterrupted(thread)) return false;
        Thread.interrupted();
        return true;
    }

    /** Asks whether a thread was interrupted. */
    public boolean isInterrupted(int thread, int target, int site) {
        carrier.announce(thread, synchronization.readInterruption(target, false, site));
        return synchronization.wasInterrupted(target);
    }

    public void notify(int thread, Object monitor, boolean all) {
        requireOwner(thread, monitor);
        synchronization.notify(thread, monitor, monitor, all);
    }

    private void requireOwner(int thread, Object monitor) {
        if (synchronization.monitor(monitor).state().owner() != thread) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
    }

    public void park(int thread, int site) {
        @Nullable Long limit = parkLimits.remove(thread);
        boolean timed = limit != null && runsOut(limit);
        carrier.mayEndWithoutReason();
        carrier.announce(thread, synchronization.park(thread, timed, site));
        // It may also have returned without a reason: then no time has passed.
        if (limit == null || !timed) return;
        if (carrier.explorer().timedOut()) pass(thread, limit);
        else clocks.endedEarly(thread, limit);
    }

    /**
     * Waits for a thread's end.
     *
     * @param nanos the limit, in nanoseconds; {@code null} for none
     * @return whether it has ended
     * @throws InterruptedException if the calling thread is interrupted; its flag is cleared
     */
    boolean join(int thread, int other, @Nullable Long nanos, int site) throws InterruptedException {
        if (takeInterruption(thread, site)) throw new InterruptedException();
        Resource<Boolean> life = carrier.explorer().join(other, false, site).resource();
        Resource<Permit> own = synchronization.permit(thread);
        carrier.announce(
                thread,
                new Request<>(
                        life,
                        alive -> !alive || own.state().interrupted(),
                        nanos != null && runsOut(nanos) ? alive -> true : null,
                        alive -> alive,
                        Edge.ACQUIRE,
                        own,
                        site));
        if (!carrier.explorer().found(life)) {
            if (nanos != null && runsOut(nanos)) clocks.endedEarly(thread, nanos);
            return true;
        }
        carrier.explorer().failed();
        if (carrier.explorer().timedOut()) {
            pass(thread, Objects.requireNonNull(nanos));
            return false;
        }
        throw interruption(thread);
    }

    /** Returns the exception that an interrupted wait throws. Clears the calling thread's flag. */
    public InterruptedException interruption(int thread) {
        Resource<Permit> own = synchronization.permit(thread);
        carrier.explorer().observe(thread, own);
        carrier.explorer().change(thread, own, p -> p.interrupted(false));
        Thread.interrupted();
        return new InterruptedException();
    }

    /** Asks whether a thread has not ended yet. */
    boolean isAlive(int thread, int other, int site) {
        Request<Boolean> asking = carrier.explorer().askLife(other, site);
        carrier.announce(thread, asking);
        boolean alive = carrier.explorer().found(asking.resource());
        if (alive) carrier.explorer().failed();
        return alive;
    }

    /** Asks for a thread's state, which says little of how it waits. */
    Thread.State state(int thread, int other, int site) {
        if (!isAlive(thread, other, site)) return Thread.State.TERMINATED;
        return carrier.explorer().isBlocked(other) ? Thread.State.WAITING : Thread.State.RUNNABLE;
    }

    void sleep(int thread, long nanos) {
        pass(thread, nanos);
    }

    /** A thread is told whether it is a daemon. */
    public void daemon(Thread thread, boolean isOne) {
        if (isOne) daemons.add(thread);
        else daemons.remove(thread);
    }

    /** Whether a thread was told to be a daemon. */
    public boolean isDaemon(Thread thread) {
        return daemons.contains(thread);
    }

    /** Whether a program is not over before this thread has ended. Those of a pool or a timer wait for more to do, see {@link Leftover}. */
    public boolean mustEnd(Thread thread) {
        Object task = Children.task(thread);
        return !daemons.contains(thread)
                && !thread.getClass().getName().equals("java.util.TimerThread")
                && (task == null || !task.getClass().getName().startsWith("java.util.concurrent."));
    }
}
