package dev.turnstile.engine;

/** Told by an engine that it is alive, and at what; a worker that says nothing for long is killed. */
@FunctionalInterface
public interface Progress {
    /** @param activity what is being done, for the message should it be the last: {@code "jqwik: buy() | buy()"} */
    void at(String activity);

    /** Tells that the engine is still at what it told last: it waits for something, and for no longer than a limit of its own. */
    default void goesOn() {}
}
