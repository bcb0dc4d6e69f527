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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One thread that asks the JDK which of its connections have something to do (java.nio, which on Linux asks epoll(7)), and does what can
 * be done without waiting.
 *
 * <p>Why nobody waits for anybody: the thread never blocks but in the selector; a connection is asked about writing exactly while it has
 * something to say, and about reading exactly while there is room for the answer and the client has not said that it sends no more; so
 * neither a client that does not read, nor one that sends without end, nor the end of a stream makes the thread spin or wait.
 *
 * <p>Why last words arrive: to close while the client still sends is answered by its kernel with RST (tcp(7) calls it an abort), which may
 * throw away what the client has not read yet. So the server says first that nothing more comes, and drops what the client still sends.
 */
public final class SelectorTransport implements Transport {
    public SelectorTransport() {}

    @Override
    public Server start(InetSocketAddress address, Protocol protocol, int room) throws IOException {
        return new Loop(address, protocol, room);
    }

    private static final class Loop implements Server {
        private static final int READ = 16 << 10;

        /** How long a client may take to read the next of the last bytes, and then to hang up too. */
        private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

        private final ServerSocketChannel listener = ServerSocketChannel.open();
        private final Selector selector = Selector.open();
        private final SelectionKey accepting;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ);
        private final Protocol protocol;
        private final int room;
        private final int port;
        private final Thread thread;
        private final Alarm alarm = new Alarm();
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
                    selector.select(alarm.millis());
                    List<SelectionKey> ready = new ArrayList<>(selector.selectedKeys());
                    selector.selectedKeys().clear();
                    ready.forEach(this::serve);
                    if (alarm.rings()) connections().forEach(Connection::look);
                }
                connections().forEach(Connection::close);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private List<Connection> connections() {
            return selector.keys().stream()
                    .filter(key -> key.isValid() && key != accepting)
                    .map(key -> (Connection) key.attachment())
                    .toList();
        }

        private void serve(SelectionKey key) {
            if (!key.isValid()) return;
            if (key == accepting) accept();
            else ((Connection) key.attachment()).serve(key.isReadable());
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
            private boolean outputEnded;
            private long lastTaken = System.nanoTime();

            Connection(SocketChannel channel) throws IOException {
                this.channel = channel;
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                key = channel.register(selector, SelectionKey.OP_READ, this);
                countAs(+1);
                deadline().ifPresent(alarm::set);
            }

            void serve(boolean readable) {
                try {
                    if (readable) read();
                    goOn();
                } catch (IOException e) {
                    close(); // the client is gone
                }
            }

            private void read() throws IOException {
                int count = channel.read(buffer.clear());
                inputEnded = count < 0;
                if (outputEnded) return;
                if (count > 0) conversation.received(buffer.flip(), outbox);
                if (inputEnded) conversation.ended(outbox);
            }

            private void goOn() throws IOException {
                if (outbox.flush(channel) > 0) lastTaken = System.nanoTime();
                if (outbox.isDone() && inputEnded) {
                    close();
                    return;
                }
                if (outbox.isDone() && !outputEnded) {
                    channel.shutdownOutput();
                    outputEnded = true;
                    lastTaken = System.nanoTime();
                }
                key.interestOps(interest());
                deadline().ifPresent(alarm::set);
            }

            private int interest() {
                boolean reads = !inputEnded && (outputEnded || !outbox.isEnded() && !outbox.isFull());
                return (reads ? SelectionKey.OP_READ : 0) | (outbox.isEmpty() ? 0 : SelectionKey.OP_WRITE);
            }

            private OptionalLong deadline() {
                return outbox.isEnded() ? OptionalLong.of(lastTaken + PATIENCE) : conversation.deadline();
            }

            /** Sees to it that who is late goes. */
            void look() {
                OptionalLong deadline = deadline();
                if (deadline.isEmpty()) return;
                if (System.nanoTime() - deadline.getAsLong() < 0) {
                    alarm.set(deadline.getAsLong());
                } else if (outbox.isEnded()) {
                    close();
                } else {
                    conversation.late(outbox);
                    serve(false);
                }
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
