package dev.turnstile.support.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One thread that lets clients in and gives each of them to a {@link Crew}.
 *
 * <p>It accepts only when there is room, so further clients are left to the kernel. Nobody is let in once the registry is shut, and
 * shutting it tells which clients are in; so when the server is closed each connection is closed by the one or the other, and whoever
 * serves it comes back.
 */
final class BlockingServer implements Server {
    /** When the kernel has no descriptor left, it would say so again at once. */
    private static final long PAUSE_NANOS = 50_000_000;

    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final Protocol protocol;
    private final Registry<BlockingConnection> registry;
    private final Crew crew;
    private final Lookout lookout;
    private final int port;
    private final Thread acceptor;

    BlockingServer(
            InetSocketAddress address,
            Protocol protocol,
            Registry<BlockingConnection> registry,
            BlockingTransport transport)
            throws IOException {
        this.protocol = protocol;
        this.registry = registry;
        try {
            listener.bind(address, Transport.BACKLOG);
            port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
        lookout = new Lookout("lookout " + port, () -> registry.all().forEach(BlockingConnection::look));
        crew = transport.crew();
        acceptor = Thread.ofPlatform().daemon().name("acceptor " + port).start(this::run);
    }

    @Override
    public int port() {
        return port;
    }

    private void run() {
        try (listener) {
            while (registry.hasRoomAtLast()) {
                SocketChannel channel = accept();
                if (channel != null) letIn(new BlockingConnection(channel, new byte[BlockingTransport.READ], lookout));
            }
        } catch (IOException e) {
            // the listener is closed
        }
    }

    private @Nullable SocketChannel accept() throws ClosedChannelException {
        try {
            return listener.accept();
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            LockSupport.parkNanos(PAUSE_NANOS);
            return null;
        }
    }

    private void letIn(BlockingConnection connection) throws IOException {
        if (registry.admit(connection)) crew.give(() -> serve(connection));
        else connection.close();
    }

    private void serve(BlockingConnection connection) throws IOException {
        try (connection) {
            connection.serve(protocol);
        } finally {
            registry.leave(connection);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            // it is closed
        }
        registry.shut().forEach(BlockingConnection::close);
        Ending.await(acceptor);
        crew.close();
        lookout.close();
    }
}
