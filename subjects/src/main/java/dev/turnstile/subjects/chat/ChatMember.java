package dev.turnstile.subjects.chat;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;

/** Somebody in the room, as the server knows it. Lines are numbered, so that the client can tell what is missing or comes too early. */
final class ChatMember {
    private final DatagramChannel channel;
    private final SocketAddress address;
    private final String name;
    private final long session;
    private int told;
    private volatile long lastSeenNanos;

    /** @param session tells this stay from others of the same client, whose lines may still be on their way */
    ChatMember(DatagramChannel channel, SocketAddress address, String name, long session, long nowNanos) {
        this.channel = channel;
        this.address = address;
        this.name = name;
        this.session = session;
        this.lastSeenNanos = nowNanos;
    }

    SocketAddress address() {
        return address;
    }

    String name() {
        return name;
    }

    void seen(long nowNanos) {
        lastSeenNanos = nowNanos;
    }

    long lastSeenNanos() {
        return lastSeenNanos;
    }

    /** Sends a line. Those that arrive are heard in the order of these calls, for each member. */
    synchronized void tell(String line) {
        told++;
        try {
            ChatServer.send(channel, address, ChatServer.NOTICE + session + " " + told + " " + line);
        } catch (IOException e) {
            // It is as if it were lost on its way: the number tells that.
        }
    }

    /** How many lines it was told. */
    synchronized int told() {
        return told;
    }
}
