package dev.turnstile.explore;

import dev.turnstile.explore.collections.Sequence;
import org.jspecify.annotations.Nullable;

/** A place in memory that threads share, in one execution: a field of an object, a static field, an element of an array. */
public final class Location {
    private final @Nullable Object owner;
    private final Object part;

    /** The latest step that wrote it. */
    @Nullable
    Event lastWrite;

    /** Each thread's latest read since that write. */
    final Sequence<Event> readers = new Sequence<>();

    /** How many steps have written it. */
    int version;

    /** Another location of the same owner; kept by {@link Locations}. */
    @Nullable
    Location next;

    /** The accesses to it, for the memory model; kept by {@link DataRaces}. */
    final Traces traces = new Traces();

    /**
     * A location. Two of the same owner and part are one place, so the caller keeps them: see {@link Locations}.
     *
     * @param owner the object or array; {@code null} for a static field
     * @param part the field, or the element's index
     */
    Location(@Nullable Object owner, Object part) {
        this.owner = owner;
        this.part = part;
    }

    boolean isOf(Object otherPart) {
        return part == otherPart || part.equals(otherPart);
    }

    /** The object or array; {@code null} for a static field. */
    public @Nullable Object owner() {
        return owner;
    }

    /** The field, or the element's index. */
    public Object part() {
        return part;
    }
}
