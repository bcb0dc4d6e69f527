package dev.turnstile.scenario;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an operation that called callbacks: the calls are a part of it.
 *
 * @param answer what it returned; {@code null} also for operations that answer nothing
 * @param calls the calls that its own thread made before it returned, in order: {@code f(1)}
 */
public record Called(@Nullable Object answer, List<String> calls) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    public Called {
        calls = List.copyOf(calls);
    }

    @Override
    public String toString() {
        return (answer == null ? "" : Literal.format(answer) + ", ") + "calling " + String.join(", ", calls);
    }
}
