package dev.turnstile.models.servers;

/**
 * A server that answers each datagram with one that is the same in upper case. Each thread is a client, with a socket of its own.
 *
 * <p>UDP may lose datagrams, repeat and reorder them. Between two sockets of one machine it does neither, and none is lost while what
 * waits fits into the buffers; here it does by far. So all that a client asks is answered, once and in order.
 */
public interface UppercaseDatagrams {
    /** Sends a datagram, and waits for nothing. */
    void send(Datagram datagram);

    /** Waits for the answers to all that was sent and not answered yet, and tells them, one after another. */
    String receive();

    /** Closes the socket, whatever answer is on its way to it; the next datagram comes from another one. */
    void leave();
}
