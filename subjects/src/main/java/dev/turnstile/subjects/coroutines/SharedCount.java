package dev.turnstile.subjects.coroutines;

/** A count that the coroutines of a hub share. It has a constructor without parameters, which the hub's process calls. */
interface SharedCount {
    /** What each coroutine does: it adds one, and blocks once, by {@link Carrier#pause}. */
    void add();

    /** The count, when all coroutines have ended. */
    int count();
}
