package dev.turnstile.history;

import dev.turnstile.scenario.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an operation ended, or that it did not. */
public sealed interface Response {
    /**
     * It returned.
     *
     * @param value what it returned, arrays as lists; {@code null} also for operations that answer nothing
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

    /** A return, its value made comparable by value. */
    static Response returned(@Nullable Object value) {
        return value == null ? VOID : new Returned(comparable(value));
    }

    /** A throw. */
    static Response threw(Throwable thrown) {
        return new Threw(thrown.getClass().getName());
    }

    private static Object comparable(Object value) {
        if (value instanceof Object[] array) return Arrays.asList(array.clone());
        if (!value.getClass().isArray()) return value;
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < java.lang.reflect.Array.getLength(value); i++)
            elements.add(java.lang.reflect.Array.get(value, i));
        return elements;
    }
}
