package dev.turnstile.explore;

import dev.turnstile.explore.Traces.Trace;

/**
 * A plain write to a place that only the writing thread can reach. It is no step, since nobody can tell when it is made. But once others can
 * reach the place, it races with their accesses unless something orders them.
 */
public final class PrivateWrite {
    final Trace trace;

    PrivateWrite(Trace trace) {
        this.trace = trace;
    }
}
