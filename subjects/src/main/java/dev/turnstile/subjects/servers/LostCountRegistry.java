package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.ConnectionRegistryModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostUpdate;

/**
 * Forgets a client when it counts how many have been served: the new number is worked out before the monitor is entered, where it is
 * written. Two that come together read the same number, and both write the next one.
 *
 * <p>{@code admit(1):true | admit(2):true} and then {@code served():1}. Fixed by {@link MonitorRegistry}.
 */
@Subject(model = ConnectionRegistryModel.class)
@Broken(
        fault = LostUpdate.class,
        because = "the count is read outside the monitor in which it is written",
        fixedBy = MonitorRegistry.class)
public class LostCountRegistry extends MonitorRegistry {
    private int served;

    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the fault: not synchronized
    @Override
    public boolean admit(Integer client) {
        int more = served() + 1;
        synchronized (this) {
            if (!super.admit(client)) return false;
            served = more;
            return true;
        }
    }

    @Override
    public synchronized int served() {
        return served;
    }
}
