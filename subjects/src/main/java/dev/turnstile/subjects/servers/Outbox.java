package dev.turnstile.subjects.servers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** Replies that wait for their client to take them. For one thread at a time. */
class Outbox implements Replies {
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

    /** Writes as much as the channel takes. Answers whether it took anything. */
    boolean flush(WritableByteChannel channel) throws IOException {
        boolean any = false;
        for (int count = 1; count > 0 && !waiting.isEmpty(); any |= count > 0) {
            count = channel.write(first());
            taken(count);
        }
        return any;
    }

    /** What goes out next; something waits. Whoever takes bytes out of it says so. */
    ByteBuffer first() {
        return waiting.element();
    }

    /** So many bytes of the {@linkplain #first() first} have gone out. */
    void taken(int count) {
        bytes -= count;
        if (!first().hasRemaining()) waiting.remove();
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
