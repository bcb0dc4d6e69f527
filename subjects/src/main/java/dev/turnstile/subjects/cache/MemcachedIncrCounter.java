package dev.turnstile.subjects.cache;

import dev.turnstile.models.cache.CacheCounterModel;
import dev.turnstile.spec.NeedsProgram;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.cache.Memcached;

/** As {@link IncrCounter}, with memcached itself. */
@Subject(model = CacheCounterModel.class)
@NeedsProgram("memcached")
public class MemcachedIncrCounter extends IncrCounter {
    public MemcachedIncrCounter() {
        super(Memcached.shared());
    }
}
