package dev.turnstile.support.uppercase;

import dev.turnstile.support.transport.Ending;
import dev.turnstile.support.transport.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;

/**
 * One thread that answers datagrams one after another, each to whom it came from.
 *
 * <p>There are no connections, so nothing is kept from one datagram to the next, and nobody has to be waited for: an answer to a client
 * that has gone is nobody's.
 */
public final class UdpServer implements Server {
    /** No datagram is longer. */
    private static final int LONGEST = 1 << 16;

    private final DatagramChannel channel = DatagramChannel.open();
    private final int port;
    private final Thread thread;

    /** @throws IOException if it cannot listen there */
    public UdpServer(InetSocketAddress address) throws IOException {
        try {
            channel.bind(address);
            port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        thread = Thread.ofPlatform().daemon().name("udp " + port).start(this::run);
    }

    @Override
    public int port() {
        return port;
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(LONGEST);
        while (channel.isOpen()) {
            try {
                SocketAddress client = channel.receive(buffer.clear());
                buffer.flip();
                for (int at = 0; at < buffer.limit(); at++) buffer.put(at, UppercaseProtocol.upper(buffer.get(at)));
                channel.send(buffer, client);
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                // this one has no answer, as if it were lost on the way
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Ending.await(thread);
    }
}
