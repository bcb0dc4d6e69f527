package dev.turnstile.leak;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells leaks from things that only take a moment to go away. */
public final class LeakCheck {
    /** The time that things may take to end by themselves on a busy machine: chosen; a shorter one accuses more. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** For a subject that has been found to leave something, when its scenarios are counted and made smaller. */
    private static final long LATER_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long NAP_MILLIS = 5;

    private long patienceNanos;

    /** Creates a check with the patience that a busy machine calls for. */
    public LeakCheck() {
        this(PATIENCE);
    }

    /** @param patience how long what ends by itself may take the first time */
    public LeakCheck(Duration patience) {
        this.patienceNanos = patience.toNanos();
    }

    /**
     * Returns the things that stay.
     *
     * @param look returns the things that exist now and should not
     */
    public <T> List<T> of(Supplier<List<T>> look) throws InterruptedException {
        long start = System.nanoTime();
        List<T> left = look.get();
        while (!left.isEmpty() && System.nanoTime() - start < patienceNanos) {
            TimeUnit.MILLISECONDS.sleep(NAP_MILLIS);
            left = look.get();
        }
        if (!left.isEmpty()) patienceNanos = LATER_PATIENCE_NANOS;
        return left;
    }
}
