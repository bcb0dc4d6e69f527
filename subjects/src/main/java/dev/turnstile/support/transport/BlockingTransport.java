package dev.turnstile.support.transport;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Connections are served by code that waits for its client, as if it were the only one. Transports of this kind differ in who runs it. */
public abstract class BlockingTransport implements Transport {
    public static final int READ = 16 << 10;

    @Override
    public Server start(InetSocketAddress address, Protocol protocol, int room) throws IOException {
        return new BlockingServer(address, protocol, registry(room), this);
    }

    /** Returns the crew that gets the connections of a new server. */
    protected abstract Crew crew();

    /** Where the connections of a new server are kept. */
    protected Registry<BlockingConnection> registry(int room) {
        return new Registry<>(room);
    }
}
