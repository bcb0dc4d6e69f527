package dev.turnstile.engine.jqwik;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The run that a crew is in, as the origin of the threads that the subject starts in it. Most subjects start none, and need no origin. */
final class CurrentRun {
    private final Batch batch;
    private final SubjectThreads threads;
    private final ThreadKind kind;
    private final Supplier<Phase> phase;
    private final AtomicReference<@Nullable RunOrigin> origin = new AtomicReference<>();

    /** @param phase what the crew is at; {@link Phase#BETWEEN} also when it has been dismissed */
    CurrentRun(Batch batch, SubjectThreads threads, ThreadKind kind, Supplier<Phase> phase) {
        this.batch = batch;
        this.threads = threads;
        this.kind = kind;
        this.phase = phase;
    }

    /** Begins the next run; called by the lead, before it releases the others. */
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
    RunOrigin ofNewThread() {
        Phase now = phase.get();
        if (now == Phase.BETWEEN || now == Phase.LOOKING) return null;
        if (origin.get() == null) {
            RunOrigin fresh = new RunOrigin(batch, threads, kind, batch.runs());
            if (now == Phase.CLOSING) fresh.closing();
            if (origin.compareAndSet(null, fresh)) threads.mayEndLate();
        }
        return origin.get();
    }

    /** Returns the origin of the threads that the subject has made in this run; {@code null} if it has made none. */
    @Nullable
    RunOrigin origin() {
        return origin.get();
    }
}
