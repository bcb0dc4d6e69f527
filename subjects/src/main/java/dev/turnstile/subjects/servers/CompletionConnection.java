package dev.turnstile.subjects.servers;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.function.Consumer;

/** Serves one client by what follows from what: each outcome starts the next read or write, and only that. */
final class CompletionConnection implements AutoCloseable {
    private static final int READ = 16 << 10;

    private final AsynchronousSocketChannel channel;
    private final Conversation conversation;
    private final Consumer<CompletionConnection> whenGone;
    private final Outbox outbox = new Outbox();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ);
    private boolean inputEnded;
    private boolean gone;

    CompletionConnection(
            AsynchronousSocketChannel channel, Conversation conversation, Consumer<CompletionConnection> whenGone) {
        this.channel = channel;
        this.conversation = conversation;
        this.whenGone = whenGone;
    }

    /** Begins to read. */
    void start() {
        try {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, Transport.SEND_BUFFER);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            goOn();
        } catch (IOException e) {
            close();
        }
    }

    private synchronized void goOn() {
        if (!outbox.isEmpty()) channel.write(outbox.first(), null, new Outcome<>(this::wrote, this::close));
        else if (inputEnded || outbox.isEnded()) close();
        else channel.read(buffer.clear(), null, new Outcome<>(this::read, this::close));
    }

    private synchronized void wrote(int count) {
        if (gone) return;
        outbox.taken(count);
        goOn();
    }

    private synchronized void read(int count) {
        if (gone) return;
        if (count < 0) {
            inputEnded = true;
            conversation.ended(outbox);
        } else conversation.received(buffer.flip(), outbox);
        goOn();
    }

    /** Ends it at once. */
    @Override
    public void close() {
        synchronized (this) {
            if (gone) return;
            gone = true;
            conversation.gone();
        }
        try {
            channel.close();
        } catch (IOException e) {
            // it is closed
        }
        whenGone.accept(this);
    }
}
