package dev.turnstile.realthreads;

/** The current phase of a crew's lead. */
public enum Phase {
    /** Before the first run, or after the last. */
    BETWEEN(0),
    /** In the subject's constructor. */
    CONSTRUCTING(1),
    /** In the scenario's operations. */
    RUNNING(2),
    /** In the subject's close method. */
    CLOSING(3),
    /** Looks at what was answered, and at what is left. */
    LOOKING(4);

    private final int code;

    Phase(int code) {
        this.code = code;
    }

    /** Different for each. */
    int code() {
        return code;
    }
}
