package dev.turnstile.subjects.cache;

import dev.turnstile.models.cache.CacheCounterModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.NeedsProgram;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostUpdate;
import dev.turnstile.support.cache.Memcached;

/**
 * As {@link GetThenSetCounter}, with memcached itself: the cache cannot tell that the
 * new value was computed from an old one.
 *
 * <p>Two clients on a count of 0: {@code increment():1 | increment():1}. Fixed by {@link MemcachedCasCounter}.
 */
@Subject(model = CacheCounterModel.class)
@NeedsProgram("memcached")
@Broken(
        fault = LostUpdate.class,
        because = "another client may write between the get and the set",
        fixedBy = MemcachedCasCounter.class)
public class MemcachedGetThenSetCounter extends GetThenSetCounter {
    public MemcachedGetThenSetCounter() {
        super(Memcached.shared());
    }
}
