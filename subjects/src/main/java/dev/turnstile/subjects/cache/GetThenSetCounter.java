package dev.turnstile.subjects.cache;

import dev.turnstile.models.cache.CacheCounterModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostUpdate;
import dev.turnstile.support.cache.CacheClient.Value;
import dev.turnstile.support.cache.CacheClients;
import dev.turnstile.support.transport.Server;

/**
 * Reads, adds one, and writes the sum. The cache does each of both in one step, but not both: a client that reads before the other one
 * has written writes the same sum, and an increment is lost.
 *
 * <p>Two clients on a count of 0: {@code increment():1 | increment():1}. Fixed by {@link CasCounter}, and by {@link IncrCounter}.
 */
@Subject(model = CacheCounterModel.class)
@Broken(
        fault = LostUpdate.class,
        because = "another client may write between the get and the set",
        fixedBy = CasCounter.class)
public class GetThenSetCounter extends CounterInCache {
    public GetThenSetCounter() {
        this(CacheClients.embedded());
    }

    GetThenSetCounter(Server server) {
        super(server);
    }

    @Override
    public int increment() {
        Value read = read();
        int sum = number(read) + 1;
        clients.mine().set(key, bytes(sum)); // the fault: whatever was written since is overwritten
        return sum;
    }
}
