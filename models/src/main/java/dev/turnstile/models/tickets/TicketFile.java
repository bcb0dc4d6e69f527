package dev.turnstile.models.tickets;

import dev.turnstile.spec.Crash;

/** Sells a few tickets to several processes, each ticket once; how many are left stands in a file. */
public interface TicketFile {
    /** The number of tickets to sell. */
    int TICKETS = 2;

    /** Buys a ticket; {@code false} if they are sold out. */
    boolean buy();

    /** Returns how many tickets are left. */
    int remaining();

    /** The caller's process dies. Its tickets stay bought. */
    @Crash
    default void crash() {}
}
