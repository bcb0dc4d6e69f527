package dev.turnstile.explore;

import org.jspecify.annotations.Nullable;

/**
 * The accesses of all threads that the memory model orders before a thread's later ones. Fences that order only writes, or only reads, give
 * a part of that: some writes of others come before its later reads, or before its later writes, while their reads may still come late.
 */
final class Knowledge {
    private int[] all = new int[0];

    /** How far writes are known to later reads beyond {@link #all}; {@code null} if no further. */
    private int @Nullable [] writesToReads;

    /** How far writes are known to later writes beyond {@link #all}; {@code null} if no further. */
    private int @Nullable [] writesToWrites;

    /** Returns a copy, which later changes leave alone. */
    Knowledge copy() {
        Knowledge copy = new Knowledge();
        copy.all = all.clone();
        copy.writesToReads = writesToReads == null ? null : writesToReads.clone();
        copy.writesToWrites = writesToWrites == null ? null : writesToWrites.clone();
        return copy;
    }

    /** Learns all that another knows, and returns itself. */
    Knowledge join(@Nullable Knowledge other) {
        if (other == null) return this;
        all = Clocks.join(all, other.all);
        writesToReads = more(writesToReads, other.writesToReads);
        writesToWrites = more(writesToWrites, other.writesToWrites);
        return this;
    }

    /** Learns which writes another knows, for later reads alone. */
    void joinForReads(@Nullable Knowledge other) {
        if (other == null) return;
        writesToReads = more(more(writesToReads, other.all), other.writesToReads);
    }

    /** Returns what writes that come after it show to those that read them, if only earlier writes are ordered before them. */
    Knowledge writesOnly() {
        Knowledge writes = new Knowledge();
        writes.writesToWrites = Clocks.join(all.clone(), writesToWrites);
        writes.writesToReads = writes.writesToWrites.clone();
        return writes;
    }

    private static int @Nullable [] more(int @Nullable [] known, int @Nullable [] other) {
        if (other == null) return known;
        return Clocks.join(known == null ? new int[0] : known, other);
    }

    /** Returns how many times a thread has shown others what it did, as far as this knows. */
    int time(int thread) {
        return Clocks.at(all, thread);
    }

    /** A thread goes on where others do not know of it yet. */
    void tick(int thread) {
        all = Clocks.with(all, thread, time(thread) + 1);
    }

    /**
     * Whether an access of another thread comes before one that is made now. An update counts as a write if it is the earlier one, and as a
     * read if it is the later one: nothing comes between its two halves.
     */
    boolean orders(int thread, int time, boolean earlierWrites, boolean laterReads) {
        if (time <= time(thread)) return true;
        int[] writes = laterReads ? writesToReads : writesToWrites;
        return earlierWrites && writes != null && time <= Clocks.at(writes, thread);
    }
}
