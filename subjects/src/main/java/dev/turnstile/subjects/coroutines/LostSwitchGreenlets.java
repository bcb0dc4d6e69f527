package dev.turnstile.subjects.coroutines;

import dev.turnstile.models.coroutines.GreenletsModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostWakeup;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.concurrent.locks.LockSupport;

/**
 * Sleeps through its turn: a greenlet looks whether it is its turn and then says that it sleeps. A greenlet that switches to it in
 * between finds it awake and wakes nobody.
 *
 * <p>{@code enter():0, leave() | enter():never}. Fixed by {@link HandoffGreenlets}.
 */
@Subject(model = GreenletsModel.class)
@Broken(
        fault = LostWakeup.class,
        because = "a greenlet says that it sleeps after it has looked whether it is its turn",
        fixedBy = HandoffGreenlets.class)
public class LostSwitchGreenlets extends GreenletCrew {
    @Override
    void awaitTurn(Greenlet me) {
        while (!me.turn) {
            // the fault: its turn may have come since the look, and the one that gave it saw it awake
            me.asleep = true;
            Interruptibly.park(this);
        }
        me.asleep = false;
    }

    @Override
    void wake(Greenlet other) {
        if (other.asleep) LockSupport.unpark(other.thread);
    }
}
