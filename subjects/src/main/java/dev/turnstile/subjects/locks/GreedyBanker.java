package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.BankerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.UnsafeGrant;

/**
 * Lends everything that is there. So one process gets two of the three tapes, the other one the printer: the first may still want the
 * printer, the second both its tapes, and neither can be served any more unless the other one gives up.
 *
 * <p>No two steps need to interleave: {@code request(0, 2, 0), request(1, 0, 1)}, where the second has to wait. Fixed by {@link
 * SafeBanker}.
 */
@Subject(model = BankerModel.class)
@Broken(
        fault = UnsafeGrant.class,
        because = "a request is granted whenever there is enough for it alone",
        fixedBy = SafeBanker.class)
public class GreedyBanker extends SafeBanker {
    @Override
    boolean allows() {
        return true; // the fault: it does not ask whether the state stays safe
    }
}
