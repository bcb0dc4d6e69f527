package dev.turnstile.stage;

import dev.turnstile.hang.quiescence.Quiescence;
import java.time.Duration;

/** How long a run is watched that looks as if it would never end although the model lets it. */
public enum Patience {
    /**
     * Before a subject is accused. On a busy machine a thread waits long for the processor time that proves that it spins. Measured on
     * a machine with seven ready threads for each processor: within 10 s, threads that spin forever did not get the second that it takes.
     */
    ACCUSING(Quiescence.ACCUSING, Duration.ofSeconds(15)),
    /** For a first look whether a smaller scenario may hang too. Its times are short, since more patience makes sure afterwards. */
    GUESSING(Duration.ofMillis(30), Duration.ofMillis(300));

    private final Duration window;
    private final Duration guard;

    Patience(Duration window, Duration guard) {
        this.window = window;
        this.guard = guard;
    }

    /** How long nothing may move. */
    public Duration window() {
        return window;
    }

    /** When to give up waiting for that. */
    public Duration guard() {
        return guard;
    }
}
