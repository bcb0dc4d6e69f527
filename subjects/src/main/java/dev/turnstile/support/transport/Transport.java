package dev.turnstile.support.transport;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A way to wait for many clients. Transports differ in that and nothing else. */
public interface Transport {
    /**
     * The bytes that the kernel is asked to buffer of what a client does not read. Small on purpose: a server with thousands of
     * connections has to know what each costs, and then it matters early what it does when a client is slow. Not smaller, since on the
     * loopback interface a segment has up to 64 KiB: where not even one fits, the receiver puts its acknowledgement off each time, for up
     * to 40 ms (measured: a file of 8 MB took 4.7 s with 16 KiB, and a quarter of a second with these).
     */
    int SEND_BUFFER = 64 << 10;

    /** So many may wait in the kernel's queue until they are let in. By default it would be 50, and a rush of clients soon fills that. */
    int BACKLOG = 1_024;

    /**
     * Starts a server.
     *
     * @param address where it listens; port 0 for any that is free
     * @param room the number of clients that are let in at the same time; a further one waits, not refused, until one has gone
     * @throws IOException if it cannot listen there
     */
    Server start(InetSocketAddress address, Protocol protocol, int room) throws IOException;
}
