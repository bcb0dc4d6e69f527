package dev.turnstile.subjects.cache;

import dev.turnstile.models.cache.CacheCounterModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.cache.CacheClients;
import dev.turnstile.support.transport.Server;

/** Has the cache add one: there it is one step, and nobody has to try again. */
@Subject(model = CacheCounterModel.class)
public class IncrCounter extends CounterInCache {
    public IncrCounter() {
        this(CacheClients.embedded());
    }

    IncrCounter(Server server) {
        super(server);
    }

    @Override
    public int increment() {
        return (int) clients.mine().incr(key, 1).orElseThrow();
    }
}
