package dev.turnstile.explore;

import dev.turnstile.explore.DataRace.Side;
import dev.turnstile.explore.collections.Sequence;
import org.jspecify.annotations.Nullable;

/** The accesses to one location so far, for the memory model; kept by {@link DataRaces}. */
final class Traces {
    final Sequence<@Nullable Trace> writes = new Sequence<>();
    final Sequence<@Nullable Trace> reads = new Sequence<>();

    /** The joined clocks of the releases that a later acquiring read sees; {@code null} if there are none. */
    int @Nullable [] published;

    /** A thread's latest access, and its clock at that time. */
    record Trace(Side side, int time, @Nullable Speculation speculation) {}
}
