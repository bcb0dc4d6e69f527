package dev.turnstile.models.semaphores;

/** {@link Visits}, single-threaded: one after another all find the place free, and leave no trace. */
public final class VisitsModel implements Visits {
    @Override
    public void visit() {}
}
