package dev.turnstile.models.events;

import static dev.turnstile.spec.Model.enabledWhen;
import static dev.turnstile.spec.Model.once;

/** {@link Condition}, single-threaded: a waiter takes a ticket, and signals call tickets in order. */
public final class ConditionModel implements Condition {
    private int tickets;
    private int called;
    private int level;

    @Override
    public void await() {
        int mine = once(() -> tickets++);
        enabledWhen(mine < called);
    }

    @Override
    public int signal(int count) {
        int reached = Math.min(count, tickets - called);
        called += reached;
        return reached;
    }

    @Override
    public int signalAll() {
        return signal(tickets - called);
    }

    @Override
    public void setLevel(int level) {
        this.level = level;
    }

    @Override
    public int awaitLevel() {
        enabledWhen(level > 0);
        return level;
    }
}
