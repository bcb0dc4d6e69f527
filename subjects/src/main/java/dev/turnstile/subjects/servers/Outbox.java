package dev.turnstile.subjects.servers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** Replies that wait for their client to take them. For one thread at a time. */
final class Outbox implements Replies {
    /** With so many bytes waiting a transport reads nothing more from the client, or a client that does not read would fill the memory. */
    static final int FULL = 64 << 10;

    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean ended;

    @Override
    public void send(ByteBuffer reply) {
        if (ended || !reply.hasRemaining()) return;
        waiting.add(reply);
        bytes += reply.remaining();
    }

    @Override
    public void end() {
        ended = true;
    }

    /** Writes as much as the channel takes, which for a blocking one is all. Answers how much. */
    long flush(WritableByteChannel channel) throws IOException {
        long before = bytes;
        while (!waiting.isEmpty()) {
            ByteBuffer first = waiting.element();
            bytes -= channel.write(first);
            if (first.hasRemaining()) break;
            waiting.remove();
        }
        return before - bytes;
    }

    /** Whether nothing waits. */
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Whether so much waits that nothing more should be read. */
    boolean isFull() {
        return bytes >= FULL;
    }

    /** Whether nothing waits, and nothing will. */
    boolean isDone() {
        return ended && waiting.isEmpty();
    }

    /** Whether {@link #end()} was called. */
    boolean isEnded() {
        return ended;
    }
}
