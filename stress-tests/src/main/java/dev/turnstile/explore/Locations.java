package dev.turnstile.explore;

import dev.turnstile.explore.collections.IdentityTable;
import org.jspecify.annotations.Nullable;

/** The locations of one execution, by the identity of their owner. */
public final class Locations {
    /** Stands for the owner of static fields. */
    private static final Object STATICS = new Object();

    private final IdentityTable<Location> firstOf = new IdentityTable<>();

    /** Knows none yet. */
    public Locations() {}

    /**
     * The location of a field or an element.
     *
     * @param owner the object or array; {@code null} for a static field
     * @param part the field, or the element's index; compared by {@code equals}
     */
    public Location of(@Nullable Object owner, Object part) {
        Object key = owner == null ? STATICS : owner;
        Location first = firstOf.get(key);
        for (Location known = first; known != null; known = known.next) if (known.isOf(part)) return known;
        Location added = new Location(owner, part);
        added.next = first;
        firstOf.put(key, added);
        return added;
    }
}
