package dev.turnstile.support.transport;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.OptionalLong;

/**
 * Serves one client and waits for it: for what it says, and until it has taken the answer. Nothing is read while an answer waits, so a
 * client that does not read is not read from either.
 *
 * <p>It does not wait forever for a client that has a deadline. The socket ends a read in time. It cannot end a write, so a
 * {@link Lookout} closes the connection, and the write fails. Nothing is lost, since nobody reads.
 */
public final class BlockingConnection implements AutoCloseable {
    /** No more is written at once, so that a client that reads slowly is not taken for one that does not read. */
    private static final int WRITE = 16 << 10;

    private final SocketChannel channel;
    private final byte[] buffer;
    private final Lookout lookout;

    /** Until when the write that is under way may take. */
    private volatile OptionalLong writingUntil = OptionalLong.empty();

    BlockingConnection(SocketChannel channel, byte[] buffer, Lookout lookout) {
        this.channel = channel;
        this.buffer = buffer;
        this.lookout = lookout;
    }

    /** Returns when all has been said, by either side. The connection is closed then. */
    void serve(Protocol protocol) throws IOException {
        try (channel) {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, Transport.SEND_BUFFER);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Dialogue dialogue = new Dialogue(protocol, new Outbox());
            try {
                converse(dialogue);
            } finally {
                dialogue.gone();
            }
        }
    }

    private void converse(Dialogue dialogue) throws IOException {
        while (!dialogue.isDone()) {
            if (dialogue.reads()) dialogue.heard(read(dialogue.deadline()), ByteBuffer.wrap(buffer));
            dialogue.look();
            while (dialogue.writes()) write(dialogue);
            if (dialogue.endsOutput()) channel.shutdownOutput();
        }
    }

    /** Returns the result of a read, or 0 if nothing comes in time. */
    private int read(OptionalLong deadline) throws IOException {
        Alarm alarm = new Alarm();
        deadline.ifPresent(alarm::set);
        channel.socket().setSoTimeout((int) Math.min(alarm.millis(), Integer.MAX_VALUE));
        try {
            return channel.socket().getInputStream().read(buffer);
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    private void write(Dialogue dialogue) throws IOException {
        writingUntil = dialogue.writeDeadline();
        writingUntil.ifPresent(lookout::set);
        ByteBuffer next = dialogue.next();
        int count = channel.write(next.slice(next.position(), Math.min(WRITE, next.remaining())));
        next.position(next.position() + count);
        dialogue.said(count);
        writingUntil = OptionalLong.empty();
    }

    /** Ends it if a write has taken too long. For the lookout. */
    void look() {
        OptionalLong until = writingUntil;
        if (Alarm.isPast(until)) close();
        else until.ifPresent(lookout::set);
    }

    /** Ends it at once. Its server learns of that by an exception. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // it is closed
        }
    }
}
