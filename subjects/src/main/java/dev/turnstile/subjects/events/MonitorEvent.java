package dev.turnstile.subjects.events;

import dev.turnstile.models.events.Event;
import dev.turnstile.models.events.EventModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;

/**
 * Every operation holds the monitor. A waiter gives it up only by going to sleep, so no {@code set} falls between its check and its sleep;
 * and {@code set} wakes all, because one event lets all of them go on.
 */
@Subject(model = EventModel.class)
public class MonitorEvent implements Event {
    boolean set;

    @Override
    public synchronized void set() {
        set = true;
        notifyAll();
    }

    @Override
    public synchronized void clear() {
        set = false;
    }

    @Override
    public synchronized boolean isSet() {
        return set;
    }

    @Override
    public synchronized void await() {
        while (!set) Interruptibly.await(this);
    }
}
