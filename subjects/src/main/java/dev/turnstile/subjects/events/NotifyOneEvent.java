package dev.turnstile.subjects.events;

import dev.turnstile.models.events.Event;
import dev.turnstile.models.events.EventModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostWakeup;
import dev.turnstile.support.waiting.Interruptibly;

/**
 * Leaves waiters behind: {@code set} wakes one thread, and no one wakes the others.
 *
 * <p>Both asleep before the event: {@code await() | await():never | set()}. Only real threads show it, since
 * {@code notify} wakes just one there. Fixed by {@link MonitorEvent}.
 */
@Subject(model = EventModel.class)
@Broken(fault = LostWakeup.class, because = "notify wakes one waiter where all may go on", fixedBy = MonitorEvent.class)
public class NotifyOneEvent implements Event {
    private boolean set;

    @Override
    public synchronized void set() {
        set = true;
        notify(); // the fault: all may go on
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
