package dev.turnstile.engine;

/** Receives an engine's signs of life and its current activity. A worker that is silent for long is killed. */
@FunctionalInterface
public interface Progress {
    /** @param activity the current activity, which a message names if it is the last one: {@code "jqwik: buy() | buy()"} */
    void at(String activity);

    /** Says that the engine still does what it told last: it waits for something, with a limit of its own. */
    default void goesOn() {}
}
