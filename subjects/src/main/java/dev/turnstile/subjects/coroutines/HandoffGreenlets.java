package dev.turnstile.subjects.coroutines;

import dev.turnstile.models.coroutines.GreenletsModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.concurrent.locks.LockSupport;

/**
 * {@link GreenletCrew} knows which greenlets have come and which is next. A greenlet that has to wait says so first and then parks,
 * since a greenlet that switches to it wakes it only if it sleeps.
 *
 * <p>No wake-up is lost: a greenlet writes that it sleeps before it looks whether it is its turn, and a greenlet that switches to it
 * writes that it is before it looks whether it sleeps. All four are volatile accesses, so one of the two sees what the other wrote.
 */
@Subject(model = GreenletsModel.class)
public class HandoffGreenlets extends GreenletCrew {
    @Override
    void awaitTurn(Greenlet me) {
        me.asleep = true;
        while (!me.turn) Interruptibly.park(this);
        me.asleep = false;
    }

    @Override
    void wake(Greenlet other) {
        if (other.asleep) LockSupport.unpark(other.thread);
    }
}
