package dev.turnstile.engine.lincheck.exploring.locks;

import dev.turnstile.engine.lincheck.exploring.inputs.WaitLimits;
import org.jspecify.annotations.Nullable;

/**
 * A call on a lock.
 *
 * @param thread the thread that makes it
 * @param site where in the code
 * @param receiver the lock, a view or a condition of it
 * @param lock what all views and conditions of one lock have in common
 * @param method the method's name
 * @param arguments its arguments
 */
@SuppressWarnings("ArrayRecordComponent") // as the call hands them over; never compared
public record LockCall(int thread, int site, Object receiver, Object lock, String method, Object[] arguments) {
    /** How many permits it asks for: its first argument, or one. */
    int permits() {
        int permits = arguments.length > 0 && arguments[0] instanceof Integer n ? n : 1;
        if (permits < 0) throw new IllegalArgumentException();
        return permits;
    }

    /** Whether it has a time limit. */
    boolean hasLimit() {
        return arguments.length >= 2;
    }

    /** Its time limit. */
    public Patience limit() {
        return Patience.limited(WaitLimits.nanosOf(arguments));
    }

    /** How long a {@code try…} method waits; {@code null} if not at all. */
    @Nullable
    Patience patienceOfTry() {
        return hasLimit() ? limit() : null;
    }
}
