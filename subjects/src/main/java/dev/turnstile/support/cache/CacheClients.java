package dev.turnstile.support.cache;

import dev.turnstile.support.transport.SelectorTransport;
import dev.turnstile.support.transport.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** A cache and its clients: each thread one of them. Keys begin with a word of their own, since others may use the same cache. */
public final class CacheClients implements AutoCloseable {
    private static final int ROOM = 64;

    private final Server server;
    private final Map<Thread, CacheClient> clients = new ConcurrentHashMap<>();
    private final String prefix = Long.toHexString(ThreadLocalRandom.current().nextLong()) + ":";

    /** @param server is closed with them */
    public CacheClients(Server server) {
        this.server = server;
    }

    /** Returns a server of one's own: {@link CacheProtocol} over {@link SelectorTransport}. */
    public static Server embedded() {
        try {
            return new SelectorTransport().start(loopback(0), new CacheProtocol(), ROOM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String key(Object name) {
        return prefix + name;
    }

    /** Returns the calling thread's. */
    public CacheClient mine() {
        return clients.computeIfAbsent(Thread.currentThread(), thread -> connect());
    }

    private CacheClient connect() {
        try {
            return new CacheClient(loopback(server.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void close() {
        clients.values().forEach(CacheClient::close);
        server.close();
    }
}
