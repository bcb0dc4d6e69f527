package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.Datagram;
import dev.turnstile.models.servers.Received;
import dev.turnstile.models.servers.UppercaseDatagrams;
import dev.turnstile.models.servers.UppercaseDatagramsModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.transport.Server;
import dev.turnstile.support.uppercase.UdpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One thread and one socket for all clients: {@link UdpServer} says why it is right. */
@Subject(model = UppercaseDatagramsModel.class)
public class UdpIterativeServer implements UppercaseDatagrams, AutoCloseable {
    private final Server server;
    private final Map<Thread, Client> clients = new ConcurrentHashMap<>();
    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();

    public UdpIterativeServer() {
        try {
            server = new UdpServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void send(Datagram datagram) {
        clients.computeIfAbsent(Thread.currentThread(), thread -> client()).send(datagram.bytes());
    }

    /** A reply to a client that has left may still be on its way to that client's port: no other gets the port. */
    private Client client() {
        Client client = new Client(server.port());
        if (ports.add(client.port())) return client;
        try {
            return client();
        } finally {
            client.close();
        }
    }

    @Override
    public String receive() {
        Client client = clients.get(Thread.currentThread());
        return client == null ? "" : client.receive();
    }

    @Override
    public void leave() {
        Client client = clients.remove(Thread.currentThread());
        if (client != null) client.close();
    }

    @Override
    public void close() {
        clients.values().forEach(Client::close);
        server.close();
    }

    /** For one thread; another one may close it. */
    private static final class Client {
        private static final int LONGEST = 1 << 16;

        private final DatagramChannel channel; // not connected: one that is would not send an empty datagram
        private final InetSocketAddress server;
        private final ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
        private int due;

        Client(int port) {
            server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            try {
                channel = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        int port() {
            return channel.socket().getLocalPort();
        }

        void send(byte[] bytes) {
            try {
                channel.send(ByteBuffer.wrap(bytes), server);
                due++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String receive() {
            StringBuilder told = new StringBuilder();
            try {
                for (; due > 0; due--) {
                    channel.receive(buffer.clear());
                    told.append(Received.asDatagram(Arrays.copyOf(buffer.array(), buffer.position())));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return told.toString();
        }

        void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
