package dev.turnstile.subjects.servers;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Serves one client as far as it goes without waiting. For one thread at a time.
 *
 * <p>Why last words arrive: to close while the client still sends is answered by its kernel with RST (tcp(7) calls it an abort), which may
 * throw away what the client has not read yet. So the server says first that nothing more comes, and drops what the client still sends.
 */
final class NonBlockingConnection implements AutoCloseable {
    static final int READ = 16 << 10;

    /** How long a client may take to read the next of the last bytes, and then to hang up too. */
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

    private final SocketChannel channel;
    private final Conversation conversation;
    private final Outbox outbox;
    private boolean inputEnded;
    private boolean outputEnded;
    private long lastTaken = System.nanoTime();

    /** Of a channel that belongs to it from now on, also if this throws. */
    NonBlockingConnection(SocketChannel channel, Protocol protocol, Outbox outbox) throws IOException {
        this.channel = channel;
        this.outbox = outbox;
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, Transport.SEND_BUFFER);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        conversation = protocol.open();
    }

    /** Takes what has come, if it {@link #reads()}. Answers whether there was anything, be it the end. */
    boolean read(ByteBuffer buffer) throws IOException {
        if (!reads()) return false;
        int count = channel.read(buffer.clear());
        inputEnded = count < 0;
        if (!outputEnded && count > 0) conversation.received(buffer.flip(), outbox);
        if (!outputEnded && inputEnded) conversation.ended(outbox);
        return count != 0;
    }

    /** Sends what the client takes. Answers whether it took anything. */
    boolean write() throws IOException {
        boolean any = outbox.flush(channel);
        if (outbox.isDone() && !outputEnded) {
            channel.shutdownOutput();
            outputEnded = true;
            any = true;
        }
        if (any) lastTaken = System.nanoTime();
        return any;
    }

    /** When the client will have taken too long; empty if it may take for ever. */
    OptionalLong deadline() {
        return outbox.isEnded() ? OptionalLong.of(lastTaken + PATIENCE) : conversation.deadline();
    }

    /** If the client has taken too long, tells it, or throws if it has been told. */
    void look() throws IOException {
        OptionalLong deadline = deadline();
        if (deadline.isEmpty() || System.nanoTime() - deadline.getAsLong() < 0) return;
        if (outbox.isEnded()) throw new SocketTimeoutException("the client does not hang up");
        conversation.late(outbox);
    }

    /** Whether it waits for the client to say something: not while there is no room for the answer, nor after the end. */
    boolean reads() {
        return !inputEnded && (outputEnded || !outbox.isEnded() && !outbox.isFull());
    }

    /** Whether it waits for the client to take something. */
    boolean writes() {
        return !outbox.isEmpty();
    }

    /** Whether everything has been said, by the client too. */
    boolean isDone() {
        return outbox.isDone() && inputEnded;
    }

    /** Ends it; once. */
    @Override
    public void close() {
        conversation.gone();
        try {
            channel.close();
        } catch (IOException e) {
            // it is closed
        }
    }
}
