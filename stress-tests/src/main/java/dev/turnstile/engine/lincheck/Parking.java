package dev.turnstile.engine.lincheck;

import java.util.function.IntConsumer;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ParkingTracker;

/**
 * Stands before Lincheck's own record of who is parked, for three ends: to keep {@code park} from returning spuriously; to make a hang
 * of a thread that parks in the post part, where Lincheck lets it go on; and to learn when a run's threads are registered.
 *
 * <p>Lincheck lets a parked thread return at any time. Every wait then is a loop: all code over {@code AbstractQueuedSynchronizer} has
 * schedules without end, and each deadlock is met as a livelock that costs thousands of steps. Without spurious returns, a deadlock is
 * found at once; with them, more schedules are run afterwards.
 */
final class Parking implements ParkingTracker {
    private final ParkingTracker actual;
    private final boolean spuriousWakeUps;
    private final Runnable beforeWaiting;
    private IntConsumer onThread = thread -> {};
    private boolean used;

    /** @param beforeWaiting called whenever a thread has to wait */
    Parking(ParkingTracker actual, boolean spuriousWakeUps, Runnable beforeWaiting) {
        this.actual = actual;
        this.beforeWaiting = beforeWaiting;
        this.spuriousWakeUps = spuriousWakeUps;
    }

    /** From now on, calls {@code listener} with the index of each thread that is registered for a run. */
    void onThread(IntConsumer listener) {
        onThread = listener;
    }

    /** Whether any thread has parked so far. */
    boolean used() {
        return used;
    }

    @Override
    public void registerThread(int thread) {
        actual.registerThread(thread);
        onThread.accept(thread);
    }

    @Override
    public void park(int thread) {
        used = true;
        actual.park(thread);
    }

    @Override
    public boolean waitUnpark(int thread, boolean spuriousWakeUp) {
        if (!actual.waitUnpark(thread, spuriousWakeUp && spuriousWakeUps)) return false;
        beforeWaiting.run();
        return true;
    }

    @Override
    public void unpark(int thread, int unparked) {
        actual.unpark(thread, unparked);
    }

    @Override
    public void interruptPark(int thread) {
        actual.interruptPark(thread);
    }

    @Override
    public boolean isParked(int thread) {
        return actual.isParked(thread);
    }

    @Override
    public void reset() {
        actual.reset();
    }
}
