package dev.turnstile.realthreads.batch;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The runs of one subject that show it to be wrong when their batch is over: an exception ends one of their threads. */
final class LateViolations {
    private final BlockingQueue<Violation> late = new ArrayBlockingQueue<>(1);

    /** Written by the threads of crews, and by those that subjects start. */
    private volatile boolean mayCome;

    /** Notes that the subject has started a thread, which may end after the last run. */
    void mayCome() {
        mayCome = true;
    }

    void add(Violation violation) {
        late.offer(violation); // one is enough
    }

    /** Returns one, once; {@code null} if there is none. */
    @Nullable
    Violation poll() {
        return late.poll();
    }

    /** Waits for one, if there may be one. */
    @Nullable
    Violation poll(Duration patience) throws InterruptedException {
        return mayCome ? late.poll(patience.toNanos(), TimeUnit.NANOSECONDS) : poll();
    }
}
