package dev.turnstile.models.barriers;

import static dev.turnstile.spec.Model.enabledWhen;
import static dev.turnstile.spec.Model.once;

/** {@link Barrier}, single-threaded: an {@code await} has two points, one where it comes and one where it goes. */
public final class BarrierModel implements Barrier {
    private int arrivals;

    @Override
    public int await() {
        int mine = once(() -> arrivals++);
        enabledWhen(mine / PARTIES < arrivals / PARTIES);
        return mine % PARTIES;
    }
}
