package dev.turnstile.models.cache;

import dev.turnstile.spec.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link Cache}, single-threaded. */
public final class CacheModel implements Cache {
    private static final int NEVER = 0;

    private final Map<Integer, Entry> entries = new HashMap<>();
    /** By caller and key, which version it read last. */
    private final Map<List<Integer>, Integer> read = new HashMap<>();

    private int versions = NEVER;

    private record Entry(int value, int version) {}

    @Override
    public void set(int key, int value) {
        entries.put(key, new Entry(value, ++versions));
    }

    @Override
    public int get(int key) {
        @Nullable Entry entry = entries.get(key);
        if (entry == null) return 0;
        read.put(List.of(Model.caller(), key), entry.version());
        return entry.value();
    }

    @Override
    public Swap cas(int key, int value) {
        @Nullable Entry entry = entries.get(key);
        if (entry == null) return Swap.NOT_FOUND;
        if (read.getOrDefault(List.of(Model.caller(), key), NEVER) != entry.version()) return Swap.EXISTS;
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
