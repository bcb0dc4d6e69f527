package dev.turnstile.history;

import dev.turnstile.scenario.Literal;
import org.jspecify.annotations.Nullable;

/** How an operation ended, or that it did not. */
public sealed interface Response {
    /**
     * It returned.
     *
     * @param value what it returned, as {@link AnswerCopy} copies it; {@code null} also for operations that answer nothing
     */
    record Returned(@Nullable Object value) implements Response {
        @Override
        public String toString() {
            return Literal.format(value);
        }
    }

    /**
     * It threw.
     *
     * @param type the binary name of the exception's class; exceptions are compared by it alone
     */
    record Threw(String type) implements Response {
        @Override
        public String toString() {
            return type.substring(type.lastIndexOf('.') + 1);
        }
    }

    /** It had not returned when the run was given up. */
    record Pending() implements Response {
        @Override
        public String toString() {
            return "…";
        }
    }

    /** Its process was killed by the harness while it ran: it took effect, or it did not. */
    record Killed() implements Response {
        @Override
        public String toString() {
            return "killed";
        }
    }

    /**
     * Its process ended, or talked nonsense, and nobody had killed it.
     *
     * @param how "exit status 134"
     */
    record Died(String how) implements Response {
        @Override
        public String toString() {
            return "its process died: " + how;
        }
    }

    /** The one response of an operation whose process was killed. */
    Response KILLED = new Killed();

    /** The one pending response. */
    Response PENDING = new Pending();

    /** The response of an operation that answered nothing. */
    Response VOID = new Returned(null);

    /** A return, its value {@linkplain AnswerCopy copied}. */
    static Response returned(@Nullable Object value) {
        return value == null ? VOID : new Returned(AnswerCopy.of(value));
    }

    /** A throw. */
    static Response threw(Throwable thrown) {
        return new Threw(thrown.getClass().getName());
    }
}
