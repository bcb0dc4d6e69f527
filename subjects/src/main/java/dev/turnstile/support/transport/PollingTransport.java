package dev.turnstile.support.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;

/**
 * One thread that tries every connection in turn, whether there is anything to do or not.
 *
 * <p>No call of it waits, so no client can keep it from the others: each turn comes to all of them. It rests a moment only when nobody had
 * anything, so that it does not need a processor of its own, and an answer may be late by that.
 */
public final class PollingTransport implements Transport {
    private static final long REST_NANOS = 50_000;

    public PollingTransport() {}

    @Override
    public Server start(InetSocketAddress address, Protocol protocol, int room) throws IOException {
        return new Rounds(address, protocol, room);
    }

    private static final class Rounds implements Server {
        private final ServerSocketChannel listener = ServerSocketChannel.open();
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(NonBlockingConnection.READ);
        private final Protocol protocol;
        private final Registry<NonBlockingConnection> registry;
        private final int port;
        private final Thread thread;
        private volatile boolean closed;

        Rounds(InetSocketAddress address, Protocol protocol, int room) throws IOException {
            this.protocol = protocol;
            registry = new Registry<>(room);
            try {
                listener.bind(address, BACKLOG);
                listener.configureBlocking(false);
                port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
            } catch (IOException | RuntimeException e) {
                listener.close();
                throw e;
            }
            thread = Thread.ofPlatform().daemon().name("polling " + port).start(this::run);
        }

        @Override
        public int port() {
            return port;
        }

        private void run() {
            while (!closed) {
                boolean any = registry.hasRoom() && accept();
                for (NonBlockingConnection connection : registry.all()) any |= serve(connection);
                if (!any) LockSupport.parkNanos(this, REST_NANOS);
            }
            registry.all().forEach(this::end);
        }

        private boolean accept() {
            try {
                SocketChannel channel = listener.accept();
                return channel != null && registry.admit(new NonBlockingConnection(channel, protocol, new Outbox()));
            } catch (IOException e) {
                return false; // who wanted to come in has thought better of it
            }
        }

        private boolean serve(NonBlockingConnection connection) {
            try {
                boolean any = connection.read(buffer);
                connection.look();
                any |= connection.write();
                if (connection.isDone()) end(connection);
                return any;
            } catch (IOException e) {
                end(connection); // the client is gone
                return true;
            }
        }

        private void end(NonBlockingConnection connection) {
            registry.leave(connection);
            connection.close();
        }

        @Override
        public void close() {
            closed = true;
            Ending.await(thread);
            try {
                listener.close();
            } catch (IOException e) {
                // it is closed
            }
        }
    }
}
