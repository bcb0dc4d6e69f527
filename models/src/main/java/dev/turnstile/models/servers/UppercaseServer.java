package dev.turnstile.models.servers;

/**
 * A server that gives each client back what it sends, in upper case and in order, until the client says that nothing more comes. Each
 * thread is a client, with a connection of its own; the first thing that it does opens one, also after it has ended one.
 *
 * <p>What is promised is that clients do not disturb one another: each gets its own bytes, whatever others send, do not read, or cut off.
 */
public interface UppercaseServer {
    /** The server serves at least this number of clients at the same time; a further client waits until one has gone. */
    int ROOM = 3;

    /**
     * Sends a message. If not all of it goes out while the client reads nothing, the client sends the rest while it next waits for an
     * answer.
     */
    void send(Message message, Pieces pieces);

    /** Waits for everything that has not come back yet, and returns it, or the reason why no more will come. */
    String receive();

    /** Says that nothing more will be sent, reads to the end, and tells what came since it was last told. The connection has ended then. */
    String finish();

    /** Ends the connection at once, without a goodbye (TCP's RST), whatever is still on its way. */
    void reset();
}
