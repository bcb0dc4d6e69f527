package dev.turnstile.subjects.events;

import dev.turnstile.models.events.ConditionModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.EarlyWakeup;

/**
 * Goes on although the level is zero: it was woken for a level that has been taken back before it looks.
 *
 * <p>{@code awaitLevel():0 | setLevel(1), setLevel(0)}. Fixed by {@link QueueCondition}, which has a loop here.
 */
@Subject(model = ConditionModel.class)
@Broken(
        fault = EarlyWakeup.class,
        because = "the level is not looked at again after the wait",
        fixedBy = QueueCondition.class)
public class IfNotWhileCondition extends QueueCondition {
    @Override
    public int awaitLevel() {
        Waiter me;
        synchronized (this) {
            if (level() > 0) return level();
            me = queueUpForLevel();
        }
        // the fault: the level may have been lowered again at its end
        stayForLevel(me);
        return level();
    }
}
