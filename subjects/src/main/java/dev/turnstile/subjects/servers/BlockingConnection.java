package dev.turnstile.subjects.servers;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Serves one client and waits for it: for what it says, and until it has taken the answer. Nothing is read while an answer waits, so a
 * client that does not read is not read from either.
 */
final class BlockingConnection implements AutoCloseable {
    private final SocketChannel channel;
    private final ByteBuffer buffer;

    BlockingConnection(SocketChannel channel, ByteBuffer buffer) {
        this.channel = channel;
        this.buffer = buffer;
    }

    /** Returns when all has been said, by either side. The connection is closed then. */
    void serve(Protocol protocol) throws IOException {
        Conversation conversation = protocol.open();
        try (channel) {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, Transport.SEND_BUFFER);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            converse(conversation, new Outbox());
        } finally {
            conversation.gone();
        }
    }

    private void converse(Conversation conversation, Outbox outbox) throws IOException {
        for (int count = 0; count >= 0 && !outbox.isEnded(); ) {
            count = channel.read(buffer.clear());
            if (count < 0) conversation.ended(outbox);
            else conversation.received(buffer.flip(), outbox);
            // In a virtual thread a write may return when a part has gone.
            while (!outbox.isEmpty()) outbox.flush(channel);
        }
    }

    /** Ends it at once. Whoever serves it finds out by an exception. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // it is closed
        }
    }
}
