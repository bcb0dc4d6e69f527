package dev.turnstile.process;

/** The orders to a process that calls operations: each is one byte, followed by its data. */
final class Wire {
    /** Answers this process's time: a long. */
    static final int CLOCK = 'c';

    /** Makes an instance on a directory (UTF). Answers a value: what the constructor threw, or nothing. */
    static final int BEGIN = 'b';

    /** Names the next operation with its arguments (UTF), to be called by its number, from 0. No answer. */
    static final int DEFINE = 'd';

    /**
     * Calls some one after another: when to begin (long, this machine's clock; 0 for at once), how many (int), their numbers (int each).
     * Answers for each, as soon as it has returned, two times (long) and a value.
     */
    static final int CALL = 'a';

    /** Closes the instance. Answers a value: what that threw, or nothing. */
    static final int END = 'e';

    /** The variable with which a process shows that it is who was started. */
    static final String SECRET = "TURNSTILE_ACTOR_SECRET";

    /** The runner's name, short enough for the kernel to keep it whole. */
    static final String RUNNER = "actor-process";

    private Wire() {}
}
