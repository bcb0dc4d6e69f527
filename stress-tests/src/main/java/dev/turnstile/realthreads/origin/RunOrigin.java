package dev.turnstile.realthreads.origin;

import dev.turnstile.engine.Witness;
import dev.turnstile.history.History;
import dev.turnstile.scenario.Scenario;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The run in which a thread of the subject was started. A thread inherits it, of whichever kind it is, from the thread that makes it, and
 * hands it on to the threads that it makes itself: so an exception that it does not catch is told to its own run, however late it comes.
 *
 * <p>A thread that inherits no origin is never held against the subject. Such are all threads of others; threads of the JVM's common pool;
 * and those that a subject starts with {@code inheritInheritableThreadLocals(false)}. A thread that a subject keeps for all its instances
 * stays with the run that started it.
 *
 * <p>Any thread may use it.
 */
public final class RunOrigin {
    /** Is told of the threads that a subject starts in runs. */
    public interface Listener {
        /** Notes that a run has its first thread of the subject's: it may end after the last run. */
        void threadStarted();

        /**
         * Takes a run that is over and whose thread ends by an exception. The thread calls this itself, and must not wait for the crew's
         * lead: the lead may be waiting for the thread to go.
         */
        void endedLate(RunOrigin origin);
    }

    private static final int MAX_TOLD = 5;

    /** A thread can inherit nothing but what a static field tells of it; nothing else is kept between runs. */
    private static final InheritableThreadLocal<@Nullable Descent> DESCENT = new InheritableThreadLocal<>() {
        @Override
        protected @Nullable Descent childValue(@Nullable Descent parent) {
            RunOrigin origin = parent == null ? null : parent.ofChild();
            return origin == null ? null : new OfTheSubject(origin);
        }
    };

    private final UncaughtExceptionHandler handler;
    private final Listener listener;
    private final long run;
    private final List<String> uncaught = new ArrayList<>(); // guarded by this, as the next two are
    private boolean closing;
    private @Nullable History history;

    /** The mark of a thread that it hands on to the threads it makes. */
    private sealed interface Descent {
        @Nullable
        RunOrigin ofChild();
    }

    /** @param current tells the run that a thread of the harness is in */
    private record OfTheHarness(Supplier<@Nullable RunOrigin> current) implements Descent {
        @Override
        public @Nullable RunOrigin ofChild() {
            return current.get();
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
     * @param handler takes the exceptions that the subject's threads do not catch
     * @param listener told when one comes after the run is over
     * @param run how many runs of the batch were made before
     */
    public RunOrigin(UncaughtExceptionHandler handler, Listener listener, long run) {
        this.handler = handler;
        this.listener = listener;
        this.run = run;
    }

    /**
     * Makes the calling thread one that operations are called from.
     *
     * @param current tells, whenever such a thread makes another one, the run that this comes from; {@code null} if from none
     */
    public static void handOn(Supplier<@Nullable RunOrigin> current) {
        DESCENT.set(new OfTheHarness(current));
    }

    /** Returns the run that the calling thread comes from; {@code null} if the subject did not start it. */
    static @Nullable RunOrigin ofThisThread() {
        return DESCENT.get() instanceof OfTheSubject own ? own.origin() : null;
    }

    /** Returns the handler of exceptions that the subject's threads do not catch. */
    UncaughtExceptionHandler handler() {
        return handler;
    }

    /** Returns how many runs of the batch it took, up to and with this one. */
    public long runs() {
        return run + 1;
    }

    /** Notes that the instance is being closed: it may interrupt its threads from now on. */
    public synchronized void closing() {
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
        listener.endedLate(this);
    }

    /** Returns the exceptions that nobody caught so far, as clauses. */
    public synchronized List<String> uncaught() {
        return List.copyOf(uncaught);
    }

    /** Notes that the run is over, and returns the exceptions that nobody caught in it. */
    public synchronized List<String> end(History seen) {
        history = seen;
        return List.copyOf(uncaught);
    }

    /**
     * Returns the run with the exceptions that nobody caught in it.
     *
     * @param scenario what was run
     * @throws IllegalStateException if the run is not over
     */
    public synchronized Witness witness(Scenario scenario) {
        if (history == null) throw new IllegalStateException("the run is not over");
        return Witness.ofUncaught(scenario, history, List.copyOf(uncaught));
    }
}
