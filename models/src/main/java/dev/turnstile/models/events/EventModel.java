package dev.turnstile.models.events;

import static dev.turnstile.spec.Model.enabledWhen;

/** {@link Event}, single-threaded. */
public final class EventModel implements Event {
    private boolean set;

    @Override
    public void set() {
        set = true;
    }

    @Override
    public void clear() {
        set = false;
    }

    @Override
    public boolean isSet() {
        return set;
    }

    @Override
    public void await() {
        enabledWhen(set);
    }
}
