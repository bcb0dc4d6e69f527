package dev.turnstile.support.coroutines;

import dev.turnstile.models.coroutines.Generator;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A body that can stop in its midst, and one caller, which lets it go on: a virtual thread that takes turns with the caller's. Not
 * thread-safe.
 *
 * <p>Whoever has the turn owns all other fields. It gives the turn away by a release write, which the other one meets by an acquire read,
 * and unparks the other one after that; a thread without the turn looks again after each park. So no wake-up is lost.
 *
 * <p>The body runs in the caller's stead, so an interrupt of the waiting caller is passed on to it. The monitor keeps that from coming
 * after the body's turn: else the interrupt would meet the body when it runs for the next caller.
 */
public final class Coroutine {
    /** The body of a coroutine. */
    @FunctionalInterface
    public interface Body {
        /** Counts as {@link Generator} says. */
        Body COUNTING = yielder -> {
            int number = 0;
            while (number <= Generator.LAST) {
                Integer sent = yielder.give(number);
                number = sent == null ? number + 1 : sent;
            }
        };

        /** Runs to its end. */
        void run(Yielder yielder);
    }

    /** The means by which a body yields. */
    @FunctionalInterface
    public interface Yielder {
        /** Yields a value, stops until resumed, and answers what was sent then; {@code null} if nothing was. */
        @Nullable
        Integer give(int value);
    }

    /** Ends a body that is closed; its {@code finally} blocks run. An {@code Error}, so that a body's own {@code catch} lets it pass. */
    private static final class Closed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final VarHandle BODYS_TURN;

    static {
        try {
            BODYS_TURN = MethodHandles.lookup().findVarHandle(Coroutine.class, "bodysTurn", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Thread thread;

    @SuppressWarnings("unused") // through BODYS_TURN
    private boolean bodysTurn;

    private @Nullable Thread caller;
    private @Nullable Integer sent;
    private int yielded;
    private boolean closing;
    private boolean ended;
    private @Nullable Throwable thrown;

    public Coroutine(Body body) {
        thread = Thread.ofVirtual().unstarted(() -> run(body));
    }

    /** Lets the body go on, from the yield at which it stopped, and answers what it yields next; throws what it throws. */
    public int resume(@Nullable Integer value) {
        if (!ended) {
            if (value != null && !hasBegun()) throw new IllegalStateException("has not begun");
            sent = value;
            takeTurns();
        }
        rethrow();
        if (ended) throw new NoSuchElementException();
        return yielded;
    }

    /** Ends the body at the yield at which it stopped. */
    public void close() {
        if (!ended && hasBegun()) {
            closing = true;
            takeTurns();
        }
        ended = true;
        rethrow();
    }

    private boolean hasBegun() {
        return thread.getState() != Thread.State.NEW;
    }

    private void takeTurns() {
        caller = Thread.currentThread();
        BODYS_TURN.setRelease(this, true);
        if (hasBegun()) LockSupport.unpark(thread);
        else thread.start();
        boolean interrupted = false;
        while ((boolean) BODYS_TURN.getAcquire(this)) {
            LockSupport.park(this);
            if (!Thread.interrupted()) continue;
            interrupted = true;
            interruptBody();
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private synchronized void interruptBody() {
        if ((boolean) BODYS_TURN.getAcquire(this)) thread.interrupt();
    }

    private void rethrow() {
        Throwable failure = thrown;
        thrown = null;
        if (failure instanceof RuntimeException exception) throw exception;
        if (failure instanceof Error error) throw error;
    }

    private void run(Body body) {
        try {
            body.run(this::give);
        } catch (Closed closed) {
            // as it should
        } catch (RuntimeException | Error failure) {
            thrown = failure;
        }
        ended = true;
        giveTurnBack();
    }

    private @Nullable Integer give(int value) {
        if (closing) throw new Closed(); // a block that runs at the end has nobody to yield to
        yielded = value;
        giveTurnBack();
        while (!(boolean) BODYS_TURN.getAcquire(this)) LockSupport.park(this);
        if (closing) throw new Closed();
        return sent;
    }

    private void giveTurnBack() {
        Thread waiting = caller;
        endTurn();
        LockSupport.unpark(waiting);
    }

    private synchronized void endTurn() {
        Thread.interrupted(); // it was meant for this turn
        BODYS_TURN.setRelease(this, false);
    }
}
