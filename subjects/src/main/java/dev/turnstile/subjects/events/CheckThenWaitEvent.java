package dev.turnstile.subjects.events;

import dev.turnstile.models.events.Event;
import dev.turnstile.models.events.EventModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostWakeup;
import dev.turnstile.support.waiting.Interruptibly;

/**
 * Sleeps after the event: a waiter sees the flag clear, another thread sets it and wakes all sleepers, and only then the waiter takes the
 * monitor and goes to sleep.
 *
 * <p>{@code await():never | set()}. Fixed by {@link MonitorEvent}.
 */
@Subject(model = EventModel.class)
@Broken(
        fault = LostWakeup.class,
        because = "the check is made before the monitor is taken to wait",
        fixedBy = MonitorEvent.class)
public class CheckThenWaitEvent implements Event {
    private boolean set;

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
    public void await() {
        // the fault: the check is made before the monitor is taken
        while (!isSet()) {
            synchronized (this) {
                Interruptibly.await(this);
            }
        }
    }
}
