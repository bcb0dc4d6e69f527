package dev.turnstile.process;

import dev.turnstile.history.Response;
import org.jspecify.annotations.Nullable;

/**
 * The answer of another process.
 *
 * @param value what the operation returned, or a {@link Response} that is none
 * @param invoked when the operation was called there, on this process's clock; {@code 0} where the processes' clocks cannot be compared
 * @param returned when it returned there, likewise
 */
public record Answer(@Nullable Object value, long invoked, long returned) {
    /** One whose times are not known. */
    static Answer untimed(@Nullable Object value) {
        return new Answer(value, 0, 0);
    }

    /** Whether it says when the operation ran. */
    public boolean isTimed() {
        return returned != 0;
    }
}
