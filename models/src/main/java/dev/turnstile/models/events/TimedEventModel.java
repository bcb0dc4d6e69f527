package dev.turnstile.models.events;

import static dev.turnstile.spec.Model.enabledWhen;

import dev.turnstile.models.Limit;

/** {@link TimedEvent}, single-threaded. */
public final class TimedEventModel implements TimedEvent {
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
    public boolean await(Limit limit) {
        if (!set) enabledWhen(limit.runsOut());
        return set;
    }
}
