package dev.turnstile.subjects.servers;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Nobody waits: a read, a write or an accept is only started, and what is to be done with its outcome is called when there is one. A few
 * threads of the JDK's do all those calls.
 *
 * <p>Of a connection at most one read and one write are under way, and whoever starts the next one holds its monitor; so bytes stay in
 * order, and nothing comes on top of what is pending. What is to be done when nothing has an outcome, since a client is late or nobody
 * can be let in, is done by a {@link Lookout}. When an operation has its outcome at once, the outcome may be told while
 * the thread is still in the outcome before; the JDK does so a few times at most before it hands over to another thread, so the
 * stack does not grow with what a client sends.
 */
public final class AsyncTransport implements Transport {
    public AsyncTransport() {}

    @Override
    public Server start(InetSocketAddress address, Protocol protocol, int room) throws IOException {
        return new CompletionServer(address, protocol, room);
    }
}
