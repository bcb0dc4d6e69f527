package dev.turnstile.support.uppercase;

import dev.turnstile.models.servers.Received;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A client that never reads while it sends, and reads and sends together when it waits for an answer. For one thread; another one may
 * close it.
 */
public final class TcpClient implements AutoCloseable {
    /** The kernel's buffer for bytes that the client does not read. It is small, so that the server notices a client that does not read. */
    private static final int RECEIVE_BUFFER = 8 << 10;

    /**
     * The kernel's buffer for bytes that the server has not taken. If it were larger, a message might go out before the server has seen
     * any of it.
     */
    private static final int SEND_BUFFER = 64 << 10;

    /**
     * If nothing goes out for this long, the way is full. A shorter time makes no answer wrong: the client sends the rest while it
     * reads.
     */
    private static final long FULL_MILLIS = 3;

    private static final int READ = 16 << 10;
    private static final String END = " and then the end";

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final ByteBuffer buffer = ByteBuffer.allocate(READ);
    private int due;

    private TcpClient(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.key = channel.register(selector, 0);
    }

    /** @throws IOException if nobody listens there */
    public static TcpClient connect(int port) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.configureBlocking(false);
            return new TcpClient(channel, Selector.open());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Sends what goes out without reading. Does not throw if the server has hung up: what it has said may still be there to be read. */
    public void send(byte[] bytes, int pieces) throws IOException {
        for (int from = 0; from < bytes.length; from += pieces)
            unsent.add(ByteBuffer.wrap(bytes, from, Math.min(pieces, bytes.length - from)));
        due += bytes.length;
        try {
            while (!write()) {
                if (!await(SelectionKey.OP_WRITE, FULL_MILLIS)) return;
            }
        } catch (IOException e) {
            unsent.clear();
        }
    }

    /** Returns whether all is sent. */
    private boolean write() throws IOException {
        while (!unsent.isEmpty()) {
            ByteBuffer first = unsent.element();
            channel.write(first);
            if (first.hasRemaining()) return false;
            unsent.remove();
        }
        return true;
    }

    /** Waits for all bytes that were sent and have not come back, and returns them. */
    public String receive() {
        String end = "";
        try {
            while (received.size() < due && end.isEmpty()) end = exchange();
        } catch (IOException e) {
            end = reason(e);
        }
        return told(end);
    }

    /** Half-closes, and waits for the end. */
    public String finish() {
        String end = "";
        try {
            while (!write() && end.isEmpty()) end = exchange();
            if (end.isEmpty()) channel.shutdownOutput();
            while (end.isEmpty()) end = exchange();
        } catch (IOException e) {
            end = reason(e);
        }
        return told(end.equals(END) && received.size() == due ? "" : end);
    }

    /** Waits until something can be sent or read, and does that. Answers how it ended, if it did. */
    private String exchange() throws IOException {
        await(unsent.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE, 0);
        if (!unsent.isEmpty()) write();
        while (true) {
            int count = channel.read(buffer.clear());
            if (count < 0) return END;
            if (count == 0) return "";
            received.write(buffer.array(), 0, count);
        }
    }

    private String told(String end) {
        byte[] bytes = received.toByteArray();
        received.reset();
        due -= Math.min(due, bytes.length);
        return Received.inWords(bytes) + end;
    }

    private static String reason(IOException e) {
        return " and then " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }

    /** Returns whether one of the operations became possible within this number of milliseconds; 0 waits forever. */
    private boolean await(int operations, long millis) throws IOException {
        try {
            key.interestOps(operations);
            if (selector.select(millis) > 0) {
                selector.selectedKeys().clear();
                return true;
            }
        } catch (ClosedSelectorException | CancelledKeyException e) {
            throw new AsynchronousCloseException();
        }
        if (millis == 0 && !channel.isOpen()) throw new AsynchronousCloseException();
        return false;
    }

    /** Sends RST instead of FIN: SO_LINGER with no time to linger, socket(7). */
    public void reset() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        close();
    }

    @Override
    public void close() {
        try {
            channel.close();
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
