package dev.turnstile.models.cache;

import dev.turnstile.spec.Model;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@link Cache}, single-threaded. Instead of numbers of versions it keeps who has read the present one: so two states in which all answers
 * will be the same are the same state, and there are few.
 */
public final class CacheModel implements Cache {
    private final Map<Integer, Entry> entries = new TreeMap<>();

    private record Entry(int value, Set<Integer> readers) {
        Entry(int value) {
            this(value, new TreeSet<>());
        }
    }

    @Override
    public void set(int key, int value) {
        entries.put(key, new Entry(value));
    }

    @Override
    public int get(int key) {
        @Nullable Entry entry = entries.get(key);
        if (entry == null) return 0;
        entry.readers().add(Model.caller());
        return entry.value();
    }

    @Override
    public Swap cas(int key, int value) {
        @Nullable Entry entry = entries.get(key);
        if (entry == null) return Swap.NOT_FOUND;
        if (!entry.readers().contains(Model.caller())) return Swap.EXISTS;
        set(key, value);
        return Swap.STORED;
    }

    @Override
    public int incr(int key) {
        @Nullable Entry entry = entries.get(key);
        if (entry == null) return 0;
        set(key, entry.value() + 1);
        return entry.value() + 1;
    }

    @Override
    public boolean delete(int key) {
        return entries.remove(key) != null;
    }
}
