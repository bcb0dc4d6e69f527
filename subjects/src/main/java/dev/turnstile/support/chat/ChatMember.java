package dev.turnstile.support.chat;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Somebody in the room, as the server knows it. Lines are numbered, so that the client can tell what is missing or comes too early; the
 * latest are kept, so that it can have them again.
 */
public final class ChatMember {
    private static final int KEPT = 1_000;
    private static final int AT_ONCE = 50;

    private final DatagramChannel channel;
    private final SocketAddress address;
    private final String name;
    private final long session;
    private int told;
    private final Deque<String> latest = new ArrayDeque<>();
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

    public String name() {
        return name;
    }

    void seen(long nowNanos) {
        lastSeenNanos = nowNanos;
    }

    long lastSeenNanos() {
        return lastSeenNanos;
    }

    /** Sends a line. Each member hears the lines that arrive in the order of these calls. */
    public synchronized void tell(String line) {
        told++;
        latest.add(line);
        if (latest.size() > KEPT) latest.remove();
        send(told, line);
    }

    /** Sends some lines once more, the one with that number first; those that are not kept any more are left out. */
    synchronized void tellAgain(int number) {
        int at = told - latest.size();
        for (String line : latest) {
            at++;
            if (at >= number && at < number + AT_ONCE) send(at, line);
        }
    }

    private void send(int number, String line) {
        try {
            ChatServer.send(channel, address, ChatServer.NOTICE + session + " " + number + " " + line);
        } catch (IOException e) {
            // It is as if it were lost on its way: the number tells that.
        }
    }

    /** Returns how many lines it was told. */
    synchronized int told() {
        return told;
    }
}
