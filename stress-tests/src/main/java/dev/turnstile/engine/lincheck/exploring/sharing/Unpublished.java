package dev.turnstile.engine.lincheck.exploring.sharing;

import dev.turnstile.explore.Locations;
import dev.turnstile.explore.MemoryOrder;
import dev.turnstile.explore.PrivateWrite;
import dev.turnstile.explore.collections.IdentityTable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The writes of threads to objects that nobody else could reach yet. Another thread may come by such an object in a way that orders
 * nothing, such as an opaque read. It need not see these writes then.
 */
public final class Unpublished {
    /** Of an object or array more are not kept: a race on one of them is enough. */
    private static final int MOST_PARTS = 64;

    private final IdentityTable<Map<Object, PrivateWrite>> writes = new IdentityTable<>();
    private final Locations locations;

    /** @param locations of the execution */
    public Unpublished(Locations locations) {
        this.locations = locations;
    }

    /** A thread has written a field or an element. */
    public void add(Object owner, Object part, PrivateWrite write) {
        Map<Object, PrivateWrite> parts = writes.get(owner);
        if (parts == null) {
            parts = new LinkedHashMap<>();
            writes.put(owner, parts);
        }
        if (parts.size() < MOST_PARTS || parts.containsKey(part)) parts.put(part, write);
    }

    /** Others may reach an object from now on. */
    public void published(Object owner, MemoryOrder order) {
        Map<Object, PrivateWrite> parts = writes.get(owner);
        if (parts == null || parts.isEmpty()) return;
        parts.forEach((part, write) -> order.show(locations.of(owner, part), write));
        parts.clear();
    }
}
