package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.Message;
import dev.turnstile.models.servers.Pieces;
import dev.turnstile.models.servers.UppercaseServer;
import dev.turnstile.support.transport.Protocol;
import dev.turnstile.support.transport.Server;
import dev.turnstile.support.transport.Transport;
import dev.turnstile.support.uppercase.TcpClient;
import dev.turnstile.support.uppercase.UppercaseProtocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server on a port of the loopback interface, and its clients: each thread one of them. {@link TcpClient} does their common work. */
abstract class UppercaseOverTcp implements UppercaseServer, AutoCloseable {
    private final Server server;
    private final Map<Thread, TcpClient> clients = new ConcurrentHashMap<>();

    /** @throws UncheckedIOException if the server cannot listen */
    UppercaseOverTcp(Transport transport) {
        this(transport, ROOM);
    }

    UppercaseOverTcp(Transport transport, int room) {
        this(transport, new UppercaseProtocol(), room);
    }

    UppercaseOverTcp(Transport transport, Protocol protocol, int room) {
        try {
            server = transport.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), protocol, room);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void send(Message message, Pieces pieces) {
        try {
            byte[] bytes = message.bytes();
            client().send(bytes, pieces.length(bytes.length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String receive() {
        TcpClient client = clients.get(Thread.currentThread());
        return client == null ? "" : client.receive();
    }

    @Override
    public String finish() {
        try (TcpClient client = client()) {
            return client.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            clients.remove(Thread.currentThread());
        }
    }

    @Override
    public void reset() {
        try {
            client().reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            clients.remove(Thread.currentThread());
        }
    }

    private TcpClient client() throws IOException {
        Thread caller = Thread.currentThread();
        TcpClient client = clients.get(caller);
        if (client == null) {
            client = TcpClient.connect(server.port());
            clients.put(caller, client);
        }
        return client;
    }

    /** All clients hang up, and the server ends. */
    @Override
    public void close() {
        clients.values().forEach(TcpClient::close);
        server.close();
    }
}
