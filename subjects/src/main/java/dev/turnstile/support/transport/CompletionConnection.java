package dev.turnstile.support.transport;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.function.Consumer;

/** Serves one client by what follows from what: each outcome, and each look, starts the read and the write that are due. */
final class CompletionConnection implements AutoCloseable {
    private static final int READ = 16 << 10;

    private final AsynchronousSocketChannel channel;
    private final Dialogue dialogue;
    private final Lookout lookout;
    private final Consumer<CompletionConnection> whenGone;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ);
    private boolean reading;
    private boolean writing;
    private boolean gone;

    CompletionConnection(
            AsynchronousSocketChannel channel,
            Dialogue dialogue,
            Lookout lookout,
            Consumer<CompletionConnection> whenGone) {
        this.channel = channel;
        this.dialogue = dialogue;
        this.lookout = lookout;
        this.whenGone = whenGone;
    }

    /** Begins to read. */
    void start() {
        step(() -> {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, Transport.SEND_BUFFER);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        });
    }

    /** Acts if the client is late. */
    void look() {
        step(dialogue::look);
    }

    private void read(int count) {
        step(() -> {
            reading = false;
            dialogue.heard(count, buffer);
        });
    }

    private void wrote(int count) {
        step(() -> {
            writing = false;
            dialogue.said(count);
        });
    }

    /** Something that may throw. */
    private interface Step {
        void run() throws IOException;
    }

    private synchronized void step(Step step) {
        if (gone) return;
        try {
            step.run();
            if (dialogue.endsOutput()) channel.shutdownOutput();
            if (dialogue.isDone()) close();
            else goOn();
        } catch (IOException e) {
            close(); // the client is gone
        }
    }

    private void goOn() {
        dialogue.deadline().ifPresent(lookout::set);
        // An outcome may be told before the call that starts the operation returns, so all is looked at again after it.
        if (!writing && dialogue.writes()) {
            writing = true;
            channel.write(dialogue.next(), null, new Outcome<>(this::wrote, this::close));
        }
        if (!gone && !reading && dialogue.reads()) {
            reading = true;
            channel.read(buffer.clear(), null, new Outcome<>(this::read, this::close));
        }
    }

    /** Ends it at once. */
    @Override
    public void close() {
        synchronized (this) {
            if (gone) return;
            gone = true;
            dialogue.gone();
        }
        try {
            channel.close();
        } catch (IOException e) {
            // it is closed
        }
        whenGone.accept(this);
    }
}
