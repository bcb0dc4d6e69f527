package dev.turnstile.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells what a subject's runs leave for good from what only takes a moment to go. */
public final class Aftermath {
    /** What ends by itself may take a while on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** For a subject that has been found to leave something, when its scenarios are counted and made smaller. */
    private static final long LATER_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long NAP_MILLIS = 5;

    private long patienceNanos;

    /** With the patience that a busy machine calls for. */
    public Aftermath() {
        this(PATIENCE);
    }

    /** @param patience how long what ends by itself may take the first time */
    public Aftermath(Duration patience) {
        this.patienceNanos = patience.toNanos();
    }

    /**
     * What stays, as it is seen in the end.
     *
     * @param look what is there now and should not be
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
