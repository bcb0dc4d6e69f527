package dev.turnstile.support.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The thread that waits for all connections, and has those served that have something to do.
 *
 * <p>While a connection is served nothing is asked about it; its server asks again at the end, and wakes the selector if it is
 * another thread. Whether anybody is let in is looked at before each wait, by the one thread that lets them in.
 */
final class SelectorLoop implements Server {
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final Selector selector = Selector.open();
    private final SelectionKey accepting;
    private final ThreadLocal<ByteBuffer> buffers =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(NonBlockingConnection.READ));
    private final Protocol protocol;
    private final Registry<Client> registry;
    private final SelectorTransport transport;
    private final Crew crew;
    private final Alarm alarm = new Alarm();
    private final int port;
    private final Thread thread;
    private boolean acceptFails;
    private volatile boolean closed;

    SelectorLoop(InetSocketAddress address, Protocol protocol, int room, SelectorTransport transport)
            throws IOException {
        this.protocol = protocol;
        this.transport = transport;
        registry = new Registry<>(room);
        try {
            listener.bind(address, Transport.BACKLOG);
            listener.configureBlocking(false);
            accepting = listener.register(selector, 0);
            port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        } catch (IOException | RuntimeException e) {
            listener.close();
            selector.close();
            throw e;
        }
        crew = transport.crew();
        thread = Thread.ofPlatform().daemon().name("selector " + port).start(this::run);
    }

    @Override
    public int port() {
        return port;
    }

    private void run() {
        try (listener;
                selector) {
            while (!closed) {
                // A client that comes while there is no room waits in the kernel's queue.
                accepting.interestOps(registry.hasRoom() && !acceptFails ? SelectionKey.OP_ACCEPT : 0);
                selector.select(alarm.millis());
                List<SelectionKey> ready = new ArrayList<>(selector.selectedKeys());
                selector.selectedKeys().clear();
                for (SelectionKey key : ready) {
                    if (key == accepting) accept();
                    else ((Client) key.attachment()).haveServed(key.isReadable());
                }
                if (alarm.rings()) look();
            }
            crew.close();
            registry.all().forEach(Client::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look() throws IOException {
        acceptFails = false;
        for (Client client : registry.all()) client.look();
    }

    private void accept() {
        SocketChannel channel;
        try {
            channel = listener.accept();
        } catch (IOException e) {
            acceptFails = true; // as at once it would again, if there can be no more descriptors
            alarm.setSoon();
            return;
        }
        if (channel != null) letIn(channel);
    }

    private void letIn(SocketChannel channel) {
        try {
            NonBlockingConnection connection = new NonBlockingConnection(channel, protocol, transport.outbox());
            registry.admit(new Client(connection, channel.register(selector, SelectionKey.OP_READ)));
        } catch (IOException e) {
            // who wanted to come in has thought better of it
        }
    }

    private final class Client {
        private final NonBlockingConnection connection;
        private final SelectionKey key;

        Client(NonBlockingConnection connection, SelectionKey key) {
            this.connection = connection;
            this.key = key;
            key.attach(this);
            connection.deadline().ifPresent(alarm::set);
        }

        /** Has it served if it is late; if it is just being served, that sets the alarm anew. */
        void look() throws IOException {
            if (isBeingServed()) return;
            OptionalLong deadline = connection.deadline();
            if (deadline.isEmpty()) return;
            if (Alarm.isPast(deadline)) haveServed(false);
            else alarm.set(deadline.getAsLong());
        }

        private boolean isBeingServed() {
            try {
                return key.interestOps() == 0;
            } catch (CancelledKeyException e) {
                return true; // and was closed
            }
        }

        void haveServed(boolean readable) throws IOException {
            key.interestOps(0);
            crew.give(() -> serve(readable));
        }

        private void serve(boolean readable) {
            try {
                if (readable) connection.read(buffers.get());
                connection.look();
                connection.write();
                if (connection.isDone()) close();
                else goOn();
            } catch (IOException e) {
                close(); // the client is gone
            }
            if (Thread.currentThread() != thread) selector.wakeup();
        }

        private void goOn() {
            connection.deadline().ifPresent(alarm::set);
            key.interestOps(interest());
        }

        private int interest() {
            return (connection.reads() ? SelectionKey.OP_READ : 0) | (connection.writes() ? SelectionKey.OP_WRITE : 0);
        }

        void close() {
            connection.close();
            registry.leave(this);
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        Ending.await(thread);
    }
}
