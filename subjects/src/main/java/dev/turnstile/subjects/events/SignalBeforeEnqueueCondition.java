package dev.turnstile.subjects.events;

import dev.turnstile.models.events.ConditionModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostWakeup;

/**
 * Sleeps through the news: a thread has found the level at zero and is not in the queue yet when another one raises it, finds nobody to
 * wake, and goes.
 *
 * <p>{@code awaitLevel():never | setLevel(1)}. Fixed by {@link QueueCondition}, which looks and enters the queue in one critical section.
 */
@Subject(model = ConditionModel.class)
@Broken(
        fault = LostWakeup.class,
        because = "the look at the level and the entry into the queue are two critical sections",
        fixedBy = QueueCondition.class)
public class SignalBeforeEnqueueCondition extends QueueCondition {
    @Override
    public int awaitLevel() {
        for (; ; ) {
            int level = level();
            if (level > 0) return level;
            // the fault: the level may have risen since the look
            stayForLevel(queueUpForLevel());
        }
    }
}
