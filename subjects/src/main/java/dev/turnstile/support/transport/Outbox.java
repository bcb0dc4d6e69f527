package dev.turnstile.support.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** Replies that wait for their client to take them. For one thread at a time. */
public class Outbox implements Replies {
    /**
     * The number of waiting bytes above which a transport reads no more from the client. Otherwise a client that does not read would
     * fill the memory.
     */
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

    /** Returns the next bytes to go out; call it only if some wait. The caller says how many it takes. */
    protected ByteBuffer first() {
        return waiting.element();
    }

    /** So many bytes of the {@linkplain #first() first} have gone out. */
    protected void taken(int count) {
        bytes -= count;
        if (!first().hasRemaining()) waiting.remove();
    }

    /** Returns whether nothing waits. */
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Returns whether enough waits that no more should be read. */
    boolean isFull() {
        return bytes >= FULL;
    }

    /** Returns whether nothing waits, and nothing will. */
    boolean isDone() {
        return ended && waiting.isEmpty();
    }

    /** Returns whether {@link #end()} was called. */
    boolean isEnded() {
        return ended;
    }
}
