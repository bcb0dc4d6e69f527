package dev.turnstile.engine.jqwik;

import dev.turnstile.engine.Witness;
import dev.turnstile.history.History;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The run in which a thread of the subject was started. A thread inherits it, of whichever kind it is, from the thread that makes it, and
 * hands it on to the threads that it makes itself: so an exception that it does not catch is told to its own run, however late it comes.
 *
 * <p>A thread that inherits no origin is never held against the subject. Such are all threads of others; threads of the JVM's common pool;
 * and those that a subject starts with {@code inheritInheritableThreadLocals(false)}. A thread that a subject keeps for all its instances
 * stays with the run that started it.
 */
final class RunOrigin {
    private static final int MAX_TOLD = 5;

    private static final InheritableThreadLocal<@Nullable Descent> DESCENT = new InheritableThreadLocal<>() {
        @Override
        protected @Nullable Descent childValue(@Nullable Descent parent) {
            RunOrigin origin = parent == null ? null : parent.ofChild();
            return origin == null ? null : new OfTheSubject(origin);
        }
    };

    private final Batch batch;
    private final SubjectThreads threads;
    private final ThreadKind kind;
    private final long run;
    private final List<String> uncaught = new ArrayList<>();
    private boolean closing;
    private @Nullable History history;

    /** The mark of a thread that it hands on to the threads it makes. */
    private sealed interface Descent {
        @Nullable
        RunOrigin ofChild();
    }

    /** @param current the run that a thread of the harness is in */
    private record OfTheHarness(CurrentRun current) implements Descent {
        @Override
        public @Nullable RunOrigin ofChild() {
            return current.ofNewThread();
        }
    }

    /** @param origin the run that a thread of the subject comes from */
    private record OfTheSubject(RunOrigin origin) implements Descent {
        @Override
        public RunOrigin ofChild() {
            return origin;
        }
    }

    /**
     * @param batch the batch that the run is in
     * @param threads those of the subject
     * @param kind of the threads that the operations run on
     * @param run how many runs of the batch were made before
     */
    RunOrigin(Batch batch, SubjectThreads threads, ThreadKind kind, long run) {
        this.batch = batch;
        this.threads = threads;
        this.kind = kind;
        this.run = run;
    }

    /** Makes the calling thread one that operations are called from: what it starts comes from the run that is current then. */
    static void handOn(CurrentRun current) {
        DESCENT.set(new OfTheHarness(current));
    }

    /** Returns the run that the calling thread comes from; {@code null} if the subject did not start it. */
    static @Nullable RunOrigin ofThisThread() {
        return DESCENT.get() instanceof OfTheSubject own ? own.origin() : null;
    }

    SubjectThreads threads() {
        return threads;
    }

    /** How many runs of the batch it took, up to and with this one. */
    long runs() {
        return run + 1;
    }

    /** Notes that the instance is being closed: it may interrupt its threads from now on. */
    synchronized void closing() {
        closing = true;
    }

    /**
     * Takes an exception of a thread of this run. It counts until the run is over, and afterwards too; but once the instance is being
     * closed, the end of an interrupted thread is what was asked for. A run that was given up is never over: the harness interrupts its
     * operations and closes its instance while they run, and what comes of that is not the subject's doing.
     */
    void tell(Uncaught exception) {
        synchronized (this) {
            if (closing && exception.interrupted() || uncaught.size() >= MAX_TOLD) return;
            uncaught.add(exception.inWords());
            if (history == null) return;
        }
        if (!batch.endedLate(this)) threads.endedLate(new Violation(witness(), null, kind));
    }

    /** Returns the exceptions that nobody caught so far, as clauses. */
    synchronized List<String> uncaught() {
        return List.copyOf(uncaught);
    }

    /** Notes that the run is over, and returns the exceptions that nobody caught in it. */
    synchronized List<String> end(History seen) {
        history = seen;
        return List.copyOf(uncaught);
    }

    /** Returns the run, which is over, with the exceptions that nobody caught in it. */
    synchronized Witness witness() {
        if (history == null) throw new IllegalStateException("the run is not over");
        return Witness.ofUncaught(batch.scenario().scenario(), history, List.copyOf(uncaught));
    }
}
