package dev.turnstile.engine.lincheck.exploring;

import java.util.List;
import org.jetbrains.kotlinx.lincheck.strategy.managed.MonitorTracker;

/** Lets every thread into every monitor: the explorer has already let the thread in. */
final class NoMonitors implements MonitorTracker {
    @Override
    public void registerThread(int thread) {}

    @Override
    public boolean acquireMonitor(int thread, Object monitor) {
        return true;
    }

    @Override
    public boolean releaseMonitor(int thread, Object monitor) {
        return false;
    }

    @Override
    public List<Integer> acquiringThreads(Object monitor) {
        return List.of();
    }

    @Override
    public boolean waitOnMonitor(int thread, Object monitor) {
        return false;
    }

    @Override
    public void notify(int thread, Object monitor, boolean all) {}

    @Override
    public void interruptWait(int thread) {}

    @Override
    public boolean isWaiting(int thread) {
        return false;
    }

    @Override
    public void reset() {}
}
