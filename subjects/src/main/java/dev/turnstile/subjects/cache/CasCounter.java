package dev.turnstile.subjects.cache;

import dev.turnstile.models.cache.CacheCounterModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.cache.CacheClient.Outcome;
import dev.turnstile.support.cache.CacheClient.Value;
import dev.turnstile.support.cache.CacheClients;
import dev.turnstile.support.transport.Server;
import dev.turnstile.support.waiting.Interruptibly;

/**
 * Reads, adds one, and has the cache replace the value, if it is still the one that was read. If another client has written in between,
 * the cache says so and changes nothing, and the counter tries again: no sum overwrites another. If one client fails, another has
 * succeeded.
 */
@Subject(model = CacheCounterModel.class)
public class CasCounter extends CounterInCache {
    public CasCounter() {
        this(CacheClients.embedded());
    }

    CasCounter(Server server) {
        super(server);
    }

    @Override
    public int increment() {
        while (true) {
            Value read = read();
            int sum = number(read) + 1;
            if (clients.mine().cas(key, bytes(sum), read.unique()) == Outcome.STORED) return sum;
            Interruptibly.spin();
        }
    }
}
