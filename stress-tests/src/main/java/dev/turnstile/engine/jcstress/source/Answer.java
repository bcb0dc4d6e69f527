package dev.turnstile.engine.jcstress.source;

import dev.turnstile.history.Response;
import dev.turnstile.scenario.CallLog;
import java.io.Serial;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an actor of a generated test, as the value of a boxed field. Public for generated tests only.
 *
 * <p>jcstress copies each new outcome by Java's serialization. A subject's answers need not be serializable, so the copy holds only a
 * ticket, and reading the ticket gives the same answer again.
 */
public final class Answer implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Map<Long, Answer> TICKETS = new ConcurrentHashMap<>();
    private static final AtomicLong NEXT = new AtomicLong();

    /** The answer of a void operation that returned. */
    public static final Answer VOID = new Answer(Response.VOID);

    private final transient Response response;

    private Answer(Response response) {
        this.response = response;
    }

    /** An operation begins whose calls of callbacks are a part of its answer. */
    public static void begin() {
        CallLog.begin();
    }

    /** A return. */
    public static Answer returned(@Nullable Object value) {
        return new Answer(Response.returned(CallLog.end(value)));
    }

    /** A throw. */
    public static Answer threw(Throwable thrown) {
        return new Answer(Response.threw(thrown));
    }

    Response response() {
        return response;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Answer answer && answer.response.equals(response);
    }

    @Override
    public int hashCode() {
        return response.hashCode();
    }

    /** As it stands in an outcome. */
    @Override
    public String toString() {
        return response.toString();
    }

    @Serial
    private Object writeReplace() {
        long number = NEXT.incrementAndGet();
        TICKETS.put(number, this);
        return new Ticket(number);
    }

    private record Ticket(long number) implements Serializable {
        @Serial
        private Object readResolve() {
            return Objects.requireNonNull(TICKETS.remove(number), "a ticket is good for one copy");
        }
    }
}
