package dev.turnstile.support.transport;

import dev.turnstile.support.waiting.Interruptibly;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The clients that are connected to a server with limited room, and the number that have ever connected.
 *
 * <p>The monitor guards all of it: the look at the room and the entry are one step, and so are the entry and its count. A thread that
 * makes room wakes all that wait for it, and they look again while they hold the monitor.
 *
 * @param <C> who is told apart by {@code equals}
 */
public class Registry<C> {
    private final int room;
    private final Set<C> in = new HashSet<>();
    private int served;
    private boolean shut;

    public Registry(int room) {
        this.room = room;
    }

    /** Lets a client in. Answers false if it is in, there is no room, or the registry is shut. */
    public synchronized boolean admit(C client) {
        return hasRoom() && enter(client);
    }

    /** Lets a client in, room or none. */
    protected final synchronized boolean enter(C client) {
        if (shut || !in.add(client)) return false;
        served++;
        return true;
    }

    /** Tells that a client has gone. Answers false if it was not in. */
    public synchronized boolean leave(C client) {
        if (!in.remove(client)) return false;
        notifyAll();
        return true;
    }

    /** Returns whether a client could be let in. */
    protected final synchronized boolean hasRoom() {
        return in.size() < room;
    }

    /** Waits until there is room, which is for the caller if nobody else lets clients in. Answers false if the registry is shut. */
    public final synchronized boolean hasRoomAtLast() {
        while (!shut && !hasRoom()) Interruptibly.await(this);
        return !shut;
    }

    /** Returns how many are in. */
    public final synchronized int open() {
        return in.size();
    }

    /** Returns how many have been let in, from the beginning. */
    public synchronized int served() {
        return served;
    }

    /** Returns the clients that are in. */
    public final synchronized List<C> all() {
        return List.copyOf(in);
    }

    /** Lets nobody in any more. Answers who is in. */
    public final synchronized List<C> shut() {
        shut = true;
        notifyAll();
        return all();
    }
}
