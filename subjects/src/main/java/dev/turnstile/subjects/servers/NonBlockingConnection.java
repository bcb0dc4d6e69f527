package dev.turnstile.subjects.servers;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Serves one client as far as it goes without waiting. For one thread at a time. */
final class NonBlockingConnection implements AutoCloseable {
    static final int READ = 16 << 10;

    private final SocketChannel channel;
    private final Conversation conversation;
    private final Outbox outbox;
    private boolean inputEnded;

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
        if (count > 0) conversation.received(buffer.flip(), outbox);
        if (count < 0) {
            inputEnded = true;
            conversation.ended(outbox);
        }
        return count != 0;
    }

    /** Sends what the client takes. Answers whether it took anything. */
    boolean write() throws IOException {
        return outbox.flush(channel);
    }

    /** Whether it waits for the client to say something: not while there is no room for the answer, nor after the end. */
    boolean reads() {
        return !inputEnded && !outbox.isEnded() && !outbox.isFull();
    }

    /** Whether it waits for the client to take something. */
    boolean writes() {
        return !outbox.isEmpty();
    }

    /** Whether everything has been said. */
    boolean isDone() {
        return outbox.isDone();
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
