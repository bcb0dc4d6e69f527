package dev.turnstile.models.servers;

import net.jqwik.api.constraints.IntRange;

/** Who is connected, of those for whom there is room, and how many have been. Clients are told apart by number. */
public interface ConnectionRegistry {
    /** So many may be in at the same time. */
    int ROOM = 2;

    /** Lets a client in. Answers false if it is in, or if there is no room. */
    boolean admit(@IntRange(min = 1, max = 3) int client);

    /** Tells that a client has gone. Answers false if it was not in. */
    boolean leave(@IntRange(min = 1, max = 3) int client);

    /** Blocks until there is room. Who is let in afterwards may find it taken, unless nobody else lets clients in. */
    void awaitRoom();

    /** How many are in. */
    int open();

    /** How many have been let in, from the beginning. */
    int served();
}
