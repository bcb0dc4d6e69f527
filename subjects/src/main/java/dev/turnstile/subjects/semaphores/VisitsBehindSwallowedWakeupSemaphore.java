package dev.turnstile.subjects.semaphores;

import dev.turnstile.models.semaphores.VisitsModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostWakeup;

/**
 * Sleeps before a free place: the one inside leaves and wakes the head of the queue just as that waiter's time runs out. It gives up, and
 * the one behind it, who could go in, is not woken.
 *
 * <p>{@code visit() | visit() | visit():never}. Only real threads show it, where the time really runs out. Fixed by {@link VisitsBehindCasParkSemaphore}.
 */
@Subject(model = VisitsModel.class)
@Broken(
        fault = LostWakeup.class,
        because = "a waiter whose time has run out neither uses nor passes on the wake-up that came just then",
        fixedBy = VisitsBehindCasParkSemaphore.class)
public class VisitsBehindSwallowedWakeupSemaphore extends VisitsBehindSemaphore {
    public VisitsBehindSwallowedWakeupSemaphore() {
        super(new SwallowedWakeupSemaphore(1));
    }
}
