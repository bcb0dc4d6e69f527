package dev.turnstile.models.tickets;

/** Sells a few tickets, each of them once. */
public interface TicketOffice {
    /** The number of tickets to sell. */
    int TICKETS = 1;

    /** Buys a ticket; {@code false} if they are sold out. */
    boolean buy();

    /** Returns how many tickets are left. */
    int remaining();
}
