package dev.turnstile.engine.lincheck.exploring.locks;

import dev.turnstile.engine.lincheck.exploring.steps.Carrier;
import java.util.Set;

/**
 * Optimistic reads of {@code StampedLock}: its documentation reads plain fields in them, which race with the writers. The race counts only
 * if the thread goes on with what it has read although a write came in between.
 */
public final class OptimisticReads {
    private static final String NOTE = "an optimistic read of a StampedLock, which races by design,";

    private final Carrier carrier;
    private final Set<String> notes;

    public OptimisticReads(Carrier carrier, Set<String> notes) {
        this.carrier = carrier;
        this.notes = notes;
    }

    /** A call on such a lock has returned. */
    public void after(int thread, String method, Object result) {
        switch (method) {
            case "tryOptimisticRead" -> {
                notes.add(NOTE);
                carrier.explorer().memoryOrder().speculate(thread);
            }
            case "validate" -> carrier.explorer().memoryOrder().endSpeculation(thread, Boolean.TRUE.equals(result));
            case "tryConvertToReadLock", "tryConvertToWriteLock" ->
                carrier.explorer()
                        .memoryOrder()
                        .endSpeculation(thread, !Long.valueOf(0).equals(result));
            default -> {}
        }
    }
}
