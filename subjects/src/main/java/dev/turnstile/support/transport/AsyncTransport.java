package dev.turnstile.support.transport;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * No thread waits: the server only starts a read, a write or an accept, and a handler gets the outcome later. A few threads of the JDK
 * make all these calls.
 *
 * <p>A connection has at most one read and one write under way, and the thread that starts the next one holds its monitor; so bytes
 * stay in order, and no operation starts while one is pending. A {@link Lookout} acts when no outcome comes, because a client is late
 * or nobody can be let in. If an operation has its outcome at once, the handler may run while the thread is still in the handler
 * before; the JDK does so a few times at most before it hands over to another thread, so the stack does not grow with what a client
 * sends.
 */
public final class AsyncTransport implements Transport {
    public AsyncTransport() {}

    @Override
    public Server start(InetSocketAddress address, Protocol protocol, int room) throws IOException {
        return new CompletionServer(address, protocol, room);
    }
}
