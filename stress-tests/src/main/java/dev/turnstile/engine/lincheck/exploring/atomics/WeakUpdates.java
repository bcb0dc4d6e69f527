package dev.turnstile.engine.lincheck.exploring.atomics;

import dev.turnstile.engine.lincheck.exploring.calls.Atomics;
import dev.turnstile.engine.lincheck.exploring.steps.Answer;
import dev.turnstile.engine.lincheck.exploring.steps.Carrier;
import dev.turnstile.engine.lincheck.exploring.steps.Places;
import dev.turnstile.explore.Access;
import dev.turnstile.explore.Transition.Touch;
import dev.turnstile.explore.monitors.Synchronization;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Weak compare-and-sets, which may fail although they find what they expect ({@code java.lang.invoke.VarHandle}). They do where waits may
 * return without a reason, too: one of each thread at most, or a loop around it would have no end.
 */
public final class WeakUpdates {
    private final Carrier carrier;
    private final Places places;
    private final Synchronization synchronization;
    private final Set<Integer> haveFailed = new HashSet<>();

    public WeakUpdates(Carrier carrier, Places places, Synchronization synchronization) {
        this.carrier = carrier;
        this.places = places;
        this.synchronization = synchronization;
    }

    /** Announces a call, and returns its answer, if it fails without a reason; {@code null} if it does not. */
    @Nullable
    public Answer call(int thread, int site, Atomics kind, Object receiver, String method, Object[] arguments) {
        if (!method.startsWith("weakCompareAndSet")) return null;
        carrier.mayEndWithoutReason();
        if (!synchronization.isSpurious() || haveFailed.contains(thread)) return null;
        if (carrier.explorer().choose(thread, 2) == 0) return null;
        haveFailed.add(thread);
        carrier.writesPrivately(thread); // the next round of a loop around it may be another
        Access read = places.atomic(kind, receiver, "getVolatile", arguments).access();
        if (read != null) carrier.announce(thread, new Touch(read, site));
        return Answer.returns(false);
    }
}
