package dev.turnstile.subjects.cache;

import dev.turnstile.models.cache.CacheCounterModel;
import dev.turnstile.spec.NeedsProgram;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.cache.Memcached;

/** As {@link CasCounter}, with memcached itself. */
@Subject(model = CacheCounterModel.class)
@NeedsProgram("memcached")
public class MemcachedCasCounter extends CasCounter {
    public MemcachedCasCounter() {
        super(Memcached.shared());
    }
}
