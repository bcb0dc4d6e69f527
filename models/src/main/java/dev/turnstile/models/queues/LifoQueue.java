package dev.turnstile.models.queues;

import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** A stack without a bound. */
public interface LifoQueue {
    /** Puts a value on the top. */
    void push(@IntRange(min = 1, max = 2) int value);

    /** Takes the value on the top; {@code null} if there is none. */
    @Nullable
    Integer pop();
}
