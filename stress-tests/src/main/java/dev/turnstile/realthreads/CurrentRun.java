package dev.turnstile.realthreads;

import dev.turnstile.realthreads.origin.RunOrigin;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The run that a crew is in, as the origin of the threads that the subject starts in it. Most subjects start none, and need no origin. */
final class CurrentRun {
    private final UncaughtExceptionHandler handler;
    private final Runs runs;
    private final AtomicReference<@Nullable RunOrigin> origin = new AtomicReference<>();

    /** @param handler takes what the subject's threads throw */
    CurrentRun(UncaughtExceptionHandler handler, Runs runs) {
        this.handler = handler;
        this.runs = runs;
    }

    /** Begins the next run; called by the lead, before it releases the others, which publishes this. */
    void begin() {
        origin.setPlain(null);
    }

    /** Notes that the instance is being closed. */
    void closing() {
        RunOrigin own = origin.get();
        if (own != null) own.closing();
    }

    /** Returns the origin of a thread that the subject makes now; {@code null} if the subject is not at work. */
    @Nullable
    RunOrigin ofNewThread(Phase now) {
        if (now == Phase.BETWEEN || now == Phase.LOOKING) return null;
        if (origin.get() == null) {
            RunOrigin fresh = new RunOrigin(handler, runs, runs.made());
            if (now == Phase.CLOSING) fresh.closing();
            if (origin.compareAndSet(null, fresh)) runs.threadStarted();
        }
        return origin.get();
    }

    /** Returns the origin of the threads that the subject has made in this run; {@code null} if it has made none. */
    @Nullable
    RunOrigin origin() {
        return origin.get();
    }
}
