package dev.turnstile.support.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousChannel;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ShutdownChannelGroupException;
import java.util.concurrent.TimeUnit;

/**
 * Lets clients in, one at a time, while there is room.
 *
 * <p>A thread that changes whether a client can be let in (by letting one in, by an end) changes that first and then looks whether to
 * start the next accept, and one flag decides who starts it. So exactly one thread starts it.
 *
 * <p>The end waits until no accept is under way. The JDK (25) tells the group of a new connection before it has made it: a group that is
 * shut down in between throws a NullPointerException, and leaves its threads and the connection behind for good.
 */
final class CompletionServer implements Server {
    private static final int THREADS = 2;

    private final AsynchronousChannelGroup group;
    private final AsynchronousServerSocketChannel listener;
    private final Protocol protocol;
    private final Registry<CompletionConnection> registry;
    private final Lookout lookout;
    private final int port;
    private boolean accepting;

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
        if (!begins()) return;
        try {
            listener.accept(null, new Outcome<>(this::letIn, this::letInLater));
        } catch (ShutdownChannelGroupException e) {
            ends(); // the server is closed
        }
    }

    private synchronized boolean begins() {
        if (accepting || !registry.hasRoom() || !listener.isOpen()) return false;
        accepting = true;
        return true;
    }

    private synchronized void ends() {
        accepting = false;
        notifyAll();
    }

    private synchronized void awaitEnd() throws InterruptedException {
        while (accepting) wait();
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
        ends();
        acceptIfThereIsRoom();
    }

    /** If there can be no more descriptors the next accept would fail at once. */
    private void letInLater() {
        ends();
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
        close(listener);
        Ending.await(this::awaitEnd);
        registry.shut().forEach(CompletionConnection::close);
        try {
            group.shutdownNow();
        } catch (IOException e) {
            // it is shut down in any case
        }
        Ending.await(() -> group.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS));
        lookout.close();
    }
}
