package dev.turnstile.subjects.cache;

import dev.turnstile.subjects.servers.SelectorTransport;
import dev.turnstile.subjects.servers.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A cache and its clients: each thread one of them. Keys begin with a word of their own, since others may use the same cache. */
final class CacheClients implements AutoCloseable {
    private static final int ROOM = 64;
    private static final AtomicLong MADE = new AtomicLong();

    private final Server server;
    private final Map<Thread, CacheClient> clients = new ConcurrentHashMap<>();
    private final String prefix = MADE.incrementAndGet() + ":";

    /** @param server is closed with them */
    CacheClients(Server server) {
        this.server = server;
    }

    /** Returns a server of one's own: {@link CacheProtocol} over {@link SelectorTransport}. */
    static Server embedded() {
        try {
            return new SelectorTransport().start(loopback(0), new CacheProtocol(), ROOM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String key(Object name) {
        return prefix + name;
    }

    /** Returns the calling thread's. */
    CacheClient mine() {
        return clients.computeIfAbsent(Thread.currentThread(), thread -> connect());
    }

    private CacheClient connect() {
        try {
            return new CacheClient(loopback(server.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void close() {
        clients.values().forEach(CacheClient::close);
        server.close();
    }
}
