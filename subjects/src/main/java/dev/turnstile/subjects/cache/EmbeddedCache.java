package dev.turnstile.subjects.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.turnstile.models.cache.Cache;
import dev.turnstile.models.cache.CacheModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.cache.CacheClient;
import dev.turnstile.support.cache.CacheClients;
import dev.turnstile.support.cache.CacheStore;
import dev.turnstile.support.transport.Server;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A cache of ours in this process, asked over sockets. Each command that changes something is one step of its store, {@link CacheStore}:
 * that is all that clients can build upon, and {@code cas} and {@code incr} are enough.
 */
@Subject(model = CacheModel.class)
public class EmbeddedCache implements Cache, AutoCloseable {
    /** No version is the last of them. */
    private static final long NEVER = -1;

    private final CacheClients clients;
    /** The last value that each thread has read, by key. */
    private final Map<Thread, Map<Integer, Long>> read = new ConcurrentHashMap<>();

    public EmbeddedCache() {
        this(CacheClients.embedded());
    }

    EmbeddedCache(Server server) {
        clients = new CacheClients(server);
    }

    @Override
    public void set(int key, int value) {
        clients.mine().set(clients.key(key), bytes(value));
    }

    @Override
    public int get(int key) {
        CacheClient.@Nullable Value value = clients.mine().get(clients.key(key));
        if (value == null) return 0;
        versions().put(key, value.unique());
        return Integer.parseInt(value.text());
    }

    @Override
    public Swap cas(int key, int value) {
        long unique = versions().getOrDefault(key, NEVER);
        return Swap.valueOf(
                clients.mine().cas(clients.key(key), bytes(value), unique).name());
    }

    @Override
    public int incr(int key) {
        return (int) clients.mine().incr(clients.key(key), 1).orElse(0);
    }

    @Override
    public boolean delete(int key) {
        return clients.mine().delete(clients.key(key));
    }

    private Map<Integer, Long> versions() {
        return read.computeIfAbsent(Thread.currentThread(), thread -> new HashMap<>());
    }

    private static byte[] bytes(int value) {
        return Integer.toString(value).getBytes(US_ASCII);
    }

    @Override
    public void close() {
        clients.close();
    }
}
