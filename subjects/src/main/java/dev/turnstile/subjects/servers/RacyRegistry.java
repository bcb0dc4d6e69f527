package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.ConnectionRegistryModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.OverAdmission;

/**
 * Lets more clients in than there is room for: the look at the room is one step and the entry another, and between them somebody else
 * sees the same room.
 *
 * <p>With room for one more: {@code admit(2):true | admit(3):true}. Fixed by {@link MonitorRegistry}.
 */
@Subject(model = ConnectionRegistryModel.class)
@Broken(
        fault = OverAdmission.class,
        because = "the look at the room and the entry are two steps",
        fixedBy = MonitorRegistry.class)
public class RacyRegistry extends MonitorRegistry {
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the fault: not synchronized
    @Override
    public boolean admit(Integer client) {
        return hasRoom() && enter(client);
    }
}
