package dev.turnstile.subjects.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * One thread that asks the JDK which of its connections have something to do (java.nio, which on Linux asks epoll(7)), and does what can
 * be done without waiting.
 *
 * <p>Why nobody waits for anybody: the thread never blocks but in the selector; a connection is asked about writing exactly while it has
 * something to say, and about reading exactly while there is room for the answer and the client has not said that it sends no more; so
 * neither a client that does not read, nor one that sends without end, nor the end of a stream makes the thread spin or wait.
 */
public final class SelectorTransport implements Transport {
    public SelectorTransport() {}

    @Override
    public Server start(InetSocketAddress address, Protocol protocol, int room) throws IOException {
        return new Loop(address, protocol, room);
    }

    private static final class Loop implements Server {
        private static final int READ = 16 << 10;

        private final ServerSocketChannel listener = ServerSocketChannel.open();
        private final Selector selector = Selector.open();
        private final SelectionKey accepting;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ);
        private final Protocol protocol;
        private final int room;
        private final int port;
        private final Thread thread;
        private int open;
        private volatile boolean closed;

        Loop(InetSocketAddress address, Protocol protocol, int room) throws IOException {
            this.protocol = protocol;
            this.room = room;
            try {
                listener.bind(address);
                listener.configureBlocking(false);
                accepting = listener.register(selector, SelectionKey.OP_ACCEPT);
                port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
            } catch (IOException | RuntimeException e) {
                listener.close();
                selector.close();
                throw e;
            }
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
                    selector.select();
                    List<SelectionKey> ready = new ArrayList<>(selector.selectedKeys());
                    selector.selectedKeys().clear();
                    ready.forEach(this::serve);
                }
                for (SelectionKey key : selector.keys()) if (key.attachment() instanceof Connection c) c.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void serve(SelectionKey key) {
            if (!key.isValid()) return;
            if (key == accepting) accept();
            else ((Connection) key.attachment()).serve();
        }

        private void accept() {
            try {
                SocketChannel channel = listener.accept();
                if (channel != null) new Connection(channel);
            } catch (IOException e) {
                // who wanted to come in has thought better of it
            }
        }

        /** Who comes now waits in the kernel's queue if there is no room. */
        private void countAs(int change) {
            open += change;
            accepting.interestOps(open < room ? SelectionKey.OP_ACCEPT : 0);
        }

        private final class Connection {
            private final SocketChannel channel;
            private final SelectionKey key;
            private final Conversation conversation = protocol.open();
            private final Outbox outbox = new Outbox();
            private boolean inputEnded;

            Connection(SocketChannel channel) throws IOException {
                this.channel = channel;
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                key = channel.register(selector, SelectionKey.OP_READ, this);
                countAs(+1);
            }

            void serve() {
                try {
                    if (key.isReadable()) read();
                    outbox.flush(channel);
                    if (outbox.isDone()) close();
                    else key.interestOps(interest());
                } catch (IOException e) {
                    close(); // the client is gone
                }
            }

            private void read() throws IOException {
                int count = channel.read(buffer.clear());
                if (count > 0) conversation.received(buffer.flip(), outbox);
                if (count < 0) {
                    inputEnded = true;
                    conversation.ended(outbox);
                }
            }

            private int interest() {
                boolean reads = !inputEnded && !outbox.isEnded() && !outbox.isFull();
                return (reads ? SelectionKey.OP_READ : 0) | (outbox.isEmpty() ? 0 : SelectionKey.OP_WRITE);
            }

            void close() {
                if (!key.isValid()) return;
                countAs(-1);
                conversation.gone();
                try {
                    channel.close();
                } catch (IOException e) {
                    // it is closed
                }
            }
        }

        @Override
        public void close() {
            closed = true;
            selector.wakeup();
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
