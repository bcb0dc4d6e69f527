package dev.turnstile.subjects.servers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousChannel;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ShutdownChannelGroupException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets clients in, one at a time, while there is room.
 *
 * <p>Whoever changes whether somebody can be let in (by letting one in, by an end) changes that first and then looks whether the next
 * accept is to be started, and one flag says who starts it. So it is not started twice, and not by nobody.
 */
final class CompletionServer implements Server {
    private static final int THREADS = 2;

    private final AsynchronousChannelGroup group;
    private final AsynchronousServerSocketChannel listener;
    private final Protocol protocol;
    private final Registry<CompletionConnection> registry;
    private final Lookout lookout;
    private final int port;
    private final AtomicBoolean accepting = new AtomicBoolean();

    CompletionServer(InetSocketAddress address, Protocol protocol, int room) throws IOException {
        this.protocol = protocol;
        registry = new Registry<>(room);
        group = AsynchronousChannelGroup.withFixedThreadPool(
                THREADS, Thread.ofPlatform().daemon().name("completion ", 0).factory());
        try {
            listener = AsynchronousServerSocketChannel.open(group).bind(address, Transport.BACKLOG);
            port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        } catch (IOException | RuntimeException e) {
            group.shutdownNow();
            throw e;
        }
        lookout = new Lookout("lookout " + port, this::look);
        acceptIfThereIsRoom();
    }

    @Override
    public int port() {
        return port;
    }

    private void acceptIfThereIsRoom() {
        if (!registry.hasRoom() || !listener.isOpen() || !accepting.compareAndSet(false, true)) return;
        try {
            listener.accept(null, new Outcome<>(this::letIn, this::letInLater));
        } catch (ShutdownChannelGroupException e) {
            // the server is being closed
        }
    }

    private void letIn(AsynchronousSocketChannel channel) {
        try {
            Dialogue dialogue = new Dialogue(protocol, new Outbox());
            CompletionConnection connection = new CompletionConnection(channel, dialogue, lookout, this::left);
            if (registry.admit(connection)) connection.start();
            else connection.close();
        } catch (IOException e) {
            close(channel);
        }
        accepting.set(false);
        acceptIfThereIsRoom();
    }

    /** If there can be no more descriptors the next accept would fail at once. */
    private void letInLater() {
        accepting.set(false);
        if (listener.isOpen()) lookout.setSoon();
    }

    private void look() {
        acceptIfThereIsRoom();
        registry.all().forEach(CompletionConnection::look);
    }

    private static void close(AsynchronousChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // it is closed
        }
    }

    private void left(CompletionConnection connection) {
        registry.leave(connection);
        acceptIfThereIsRoom();
    }

    @Override
    public void close() {
        boolean interrupted = false;
        try {
            close(listener);
            registry.shut().forEach(CompletionConnection::close);
            group.shutdownNow();
        } catch (IOException e) {
            // it is closed
        }
        for (boolean ended = false; !ended; ) {
            try {
                ended = group.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        lookout.close();
        if (interrupted) Thread.currentThread().interrupt();
    }
}
