package dev.turnstile.explore.collections;

import org.jspecify.annotations.Nullable;

/**
 * A table from objects to values in which only the same object is the same key, with open addressing. It is used at every access to memory,
 * where a map of java.util would be slow: in a run that is watched those are watched, too.
 *
 * @param <V> the values
 */
public final class IdentityTable<V> {
    private static final int FIRST_CAPACITY = 64;

    /** The golden ratio's digits spread hash codes that lie close together (Knuth, The Art of Computer Programming, vol. 3, 6.4). */
    private static final int SPREAD = 0x9E3779B9;

    private @Nullable Object[] keys = new Object[FIRST_CAPACITY];
    private @Nullable Object[] values = new Object[FIRST_CAPACITY];
    private int size;

    /** Makes an empty table. */
    public IdentityTable() {}

    /** Returns the value of a key; {@code null} if there is none. */
    @SuppressWarnings("unchecked")
    public @Nullable V get(Object key) {
        return (V) values[slot(key)];
    }

    /** Sets the value of a key. */
    public void put(Object key, V value) {
        int slot = slot(key);
        values[slot] = value;
        if (keys[slot] != null) return;
        keys[slot] = key;
        size++;
        if (2 * size > keys.length) grow();
    }

    /** Returns the index at which a key is, or belongs. */
    private int slot(Object key) {
        int last = keys.length - 1;
        int hash = System.identityHashCode(key) * SPREAD;
        int slot = (hash ^ hash >>> 15) & last;
        while (keys[slot] != null && keys[slot] != key) slot = slot + 1 & last;
        return slot;
    }

    private void grow() {
        @Nullable Object[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new Object[2 * oldKeys.length];
        values = new Object[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            Object key = oldKeys[i];
            if (key == null) continue;
            int slot = slot(key);
            keys[slot] = key;
            values[slot] = oldValues[i];
        }
    }
}
