package dev.turnstile.engine.lincheck;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.kotlinx.lincheck.strategy.managed.MonitorTracker;

/**
 * Stands before Lincheck's own record of who is in which monitor, for two ends: {@code notify} wakes one thread, the one that has waited
 * longest, as HotSpot does it, where Lincheck wakes them all; and a wait in the post part is a hang, where Lincheck waits for ever.
 */
final class Monitors implements MonitorTracker {
    private final MonitorTracker actual;
    private final Runnable beforeWaiting;
    private final IdentityHashMap<Object, Deque<Integer>> waiters = new IdentityHashMap<>();
    private final Map<Integer, Object> waitingOn = new HashMap<>();

    /** @param beforeWaiting called whenever a thread has to wait */
    Monitors(MonitorTracker actual, Runnable beforeWaiting) {
        this.actual = actual;
        this.beforeWaiting = beforeWaiting;
    }

    @Override
    public void registerThread(int thread) {
        actual.registerThread(thread);
    }

    @Override
    public boolean acquireMonitor(int thread, Object monitor) {
        if (actual.acquireMonitor(thread, monitor)) return true;
        beforeWaiting.run();
        return false;
    }

    @Override
    public boolean releaseMonitor(int thread, Object monitor) {
        return actual.releaseMonitor(thread, monitor);
    }

    @Override
    public List<Integer> acquiringThreads(Object monitor) {
        return actual.acquiringThreads(monitor);
    }

    @Override
    public boolean waitOnMonitor(int thread, Object monitor) {
        boolean mustWait = actual.waitOnMonitor(thread, monitor);
        if (!mustWait) {
            waitingOn.remove(thread);
            return false;
        }
        // Asked again whenever it might go on: also when it is notified, but somebody is in the monitor.
        if (waitingOn.put(thread, monitor) == null) {
            waiters.computeIfAbsent(monitor, m -> new ArrayDeque<>()).add(thread);
        }
        beforeWaiting.run();
        return true;
    }

    @Override
    public void notify(int thread, Object monitor, boolean all) {
        Deque<Integer> waiting = waiters.getOrDefault(monitor, new ArrayDeque<>());
        if (all) {
            actual.notify(thread, monitor, true);
            waiting.clear();
        } else if (!waiting.isEmpty()) {
            // To Lincheck's record, one that is interrupted is one that need not be notified any more.
            actual.interruptWait(waiting.remove());
        }
    }

    @Override
    public void interruptWait(int thread) {
        waiters.values().forEach(waiting -> waiting.remove(thread));
        actual.interruptWait(thread);
    }

    @Override
    public boolean isWaiting(int thread) {
        return actual.isWaiting(thread);
    }

    @Override
    public void reset() {
        actual.reset();
        waiters.clear();
        waitingOn.clear();
    }
}
