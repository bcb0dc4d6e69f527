package dev.turnstile.models.servers;

import net.jqwik.api.constraints.IntRange;

/** The connected clients and the number that have ever connected. Room is limited, and clients have numbers. */
public interface ConnectionRegistry {
    /** The most connections at the same time. */
    int ROOM = 2;

    /** Lets a client in. Answers false if it is in, or if there is no room. */
    boolean admit(@IntRange(min = 1, max = 3) int client);

    /** Tells that a client has gone. Answers false if it was not in. */
    boolean leave(@IntRange(min = 1, max = 3) int client);

    /** Blocks until there is room. A client that is let in afterwards may find it taken, unless nobody else lets clients in. */
    void awaitRoom();

    /** Returns how many are in. */
    int open();

    /** Returns how many have been let in, from the beginning. */
    int served();
}
