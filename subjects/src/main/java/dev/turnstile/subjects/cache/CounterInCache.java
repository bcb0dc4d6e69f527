package dev.turnstile.subjects.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.turnstile.models.cache.CacheCounter;
import dev.turnstile.support.cache.CacheClient.Value;
import dev.turnstile.support.cache.CacheClients;
import dev.turnstile.support.transport.Server;
import java.util.Objects;

/** The count is a value in a cache, which all threads ask over connections of their own; what they do is up to subclasses. */
abstract class CounterInCache implements CacheCounter, AutoCloseable {
    final CacheClients clients;
    final String key;

    CounterInCache(Server server) {
        clients = new CacheClients(server);
        key = clients.key("count");
        clients.mine().set(key, bytes(0));
    }

    @Override
    public int get() {
        return number(read());
    }

    /** Returns the value as it is now. */
    final Value read() {
        return Objects.requireNonNull(clients.mine().get(key), "the cache has forgotten the count");
    }

    static int number(Value value) {
        return Integer.parseInt(value.text());
    }

    static byte[] bytes(int number) {
        return Integer.toString(number).getBytes(US_ASCII);
    }

    @Override
    public void close() {
        clients.close();
    }
}
