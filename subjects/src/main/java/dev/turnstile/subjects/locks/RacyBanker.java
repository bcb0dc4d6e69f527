package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.BankerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.OverAdmission;

/**
 * Lends the same printer twice: two requests have each seen that it is free before either takes it, since the look and the grant are two
 * critical sections.
 *
 * <p>{@code request(0, 0, 1) | request(1, 0, 1)} both return. Fixed by {@link SafeBanker}, whose {@code request} keeps the monitor.
 */
@Subject(model = BankerModel.class)
@Broken(
        fault = OverAdmission.class,
        because = "the look and the grant are two critical sections",
        fixedBy = SafeBanker.class)
public class RacyBanker extends SafeBanker {
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the fault: not synchronized
    public void request(int process, int tapes, int printers) {
        awaitGrantable(process, tapes, printers);
        lend(process, tapes, printers);
    }
}
