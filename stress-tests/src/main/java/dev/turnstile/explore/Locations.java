package dev.turnstile.explore;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The locations of one execution, by the identity of their owner. */
public final class Locations {
    private final Map<Key, Location> known = new HashMap<>();

    private record Key(@Nullable Object owner, Object part) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.owner == owner && key.part.equals(part);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(owner) + part.hashCode();
        }
    }

    /**
     * The location of a field or an element.
     *
     * @param owner the object or array; {@code null} for a static field
     * @param part the field, or the element's index; compared by {@code equals}
     */
    public Location of(@Nullable Object owner, Object part) {
        return known.computeIfAbsent(new Key(owner, part), key -> new Location(owner, part));
    }
}
