package dev.turnstile.support.coroutines;

/** A count that the coroutines of a hub share. It is a public class with a public constructor without parameters, which the hub's process calls. */
public interface SharedCount {
    /** Called by each coroutine: adds one, and blocks once, by {@link Carrier#pause}. */
    void add();

    /** Returns the count, when all coroutines have ended. */
    int count();
}
