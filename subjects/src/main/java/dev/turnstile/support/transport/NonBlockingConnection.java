package dev.turnstile.support.transport;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.OptionalLong;

/** Serves one client as far as it goes without waiting. For one thread at a time. */
final class NonBlockingConnection implements AutoCloseable {
    static final int READ = 16 << 10;

    private final SocketChannel channel;
    private final Dialogue dialogue;

    /** Of a channel that belongs to it from now on, also if this throws. */
    NonBlockingConnection(SocketChannel channel, Protocol protocol, Outbox outbox) throws IOException {
        this.channel = channel;
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, Transport.SEND_BUFFER);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            dialogue = new Dialogue(protocol, outbox);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Takes what has come, if it {@link #reads()}. Answers whether there was anything, be it the end. */
    boolean read(ByteBuffer buffer) throws IOException {
        if (!reads()) return false;
        int count = channel.read(buffer.clear());
        dialogue.heard(count, buffer);
        return count != 0;
    }

    /** Sends what the client takes. Answers whether it took anything. */
    boolean write() throws IOException {
        boolean any = dialogue.say(channel);
        if (!dialogue.endsOutput()) return any;
        channel.shutdownOutput();
        return true;
    }

    /** As {@link Dialogue#deadline}. */
    OptionalLong deadline() {
        return dialogue.deadline();
    }

    /** As {@link Dialogue#look}. */
    void look() throws IOException {
        dialogue.look();
    }

    /** As {@link Dialogue#reads}. */
    boolean reads() {
        return dialogue.reads();
    }

    /** As {@link Dialogue#writes}. */
    boolean writes() {
        return dialogue.writes();
    }

    /** As {@link Dialogue#isDone}. */
    boolean isDone() {
        return dialogue.isDone();
    }

    /** Ends it; once. */
    @Override
    public void close() {
        dialogue.gone();
        try {
            channel.close();
        } catch (IOException e) {
            // it is closed
        }
    }
}
