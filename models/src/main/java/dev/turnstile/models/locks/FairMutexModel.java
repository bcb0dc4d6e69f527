package dev.turnstile.models.locks;

import static dev.turnstile.spec.Model.caller;
import static dev.turnstile.spec.Model.enabledWhen;

import java.util.ArrayDeque;

/** {@link FairMutex}, single-threaded: the owner, and the threads that have come and not yet entered, in order. */
public final class FairMutexModel implements FairMutex {
    private static final int NOBODY = -1;

    private final ArrayDeque<Integer> places = new ArrayDeque<>();
    private int owner = NOBODY;
    private int arrived;

    @Override
    public int arrive() {
        if (owner == caller() || places.contains(caller())) throw new IllegalStateException();
        places.add(caller());
        return arrived++;
    }

    @Override
    public void enter() {
        if (!places.contains(caller())) throw new IllegalStateException();
        enabledWhen(owner == NOBODY && places.element() == caller());
        owner = places.remove();
    }

    @Override
    public void leave() {
        if (owner != caller()) throw new IllegalMonitorStateException();
        owner = NOBODY;
    }
}
