package dev.turnstile.models.files;

import dev.turnstile.spec.Crash;
import java.util.List;

/** A log to which several processes append lines. */
public interface SharedLog {
    /** Appends a line, which is long, as lines of logs are, and begins with its number. */
    void append(int line);

    /** Returns the numbers of all lines, the oldest first. */
    List<Integer> lines();

    /** The caller's process dies. The lines that it has appended stay. */
    @Crash
    default void crash() {}
}
