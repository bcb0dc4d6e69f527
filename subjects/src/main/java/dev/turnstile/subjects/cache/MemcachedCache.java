package dev.turnstile.subjects.cache;

import dev.turnstile.models.cache.CacheModel;
import dev.turnstile.spec.NeedsProgram;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.cache.Memcached;

/** As {@link EmbeddedCache}, with memcached itself. */
@Subject(model = CacheModel.class)
@NeedsProgram("memcached")
public class MemcachedCache extends EmbeddedCache {
    public MemcachedCache() {
        super(Memcached.shared());
    }
}
