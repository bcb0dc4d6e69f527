package dev.turnstile.engine.lincheck.exploring;

import java.util.function.IntConsumer;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ParkingTracker;

/** Lets no thread park: a thread gets here only after the explorer has let it go on. */
final class NoParking implements ParkingTracker {
    private IntConsumer onThread = thread -> {};

    /** Sets the listener that is called with the index of each thread that is registered for an execution. */
    void onThread(IntConsumer listener) {
        onThread = listener;
    }

    @Override
    public void registerThread(int thread) {
        onThread.accept(thread);
    }

    @Override
    public void park(int thread) {}

    @Override
    public boolean waitUnpark(int thread, boolean spuriousWakeUp) {
        return false;
    }

    @Override
    public void unpark(int thread, int unparked) {}

    @Override
    public void interruptPark(int thread) {}

    @Override
    public boolean isParked(int thread) {
        return false;
    }

    @Override
    public void reset() {}
}
