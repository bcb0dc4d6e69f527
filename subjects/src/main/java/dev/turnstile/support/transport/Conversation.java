package dev.turnstile.support.transport;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * The server's side of the conversation with one client, for every way to wait for input. A transport calls it from one thread at a
 * time, and later calls see what earlier ones did.
 */
public interface Conversation {
    /** Bytes have come, at least one, cut wherever the network cut them. All are taken; the buffer is the transport's again afterwards. */
    void received(ByteBuffer bytes, Replies replies);

    /** The client will send no more, and may still read. Nothing can be added later. */
    default void ended(Replies replies) {
        replies.end();
    }

    /**
     * Returns the instant at which the client has taken too long, in System.nanoTime()'s terms; empty for no limit. A transport asks again
     * after every call. A transport may find out a moment later.
     */
    default OptionalLong deadline() {
        return OptionalLong.empty();
    }

    /** The deadline has passed. */
    default void late(Replies replies) {
        replies.end();
    }

    /** Returns how long the client may take to read the next of the last bytes, once there will be no more, and then to hang up too. */
    default Duration patience() {
        return Duration.ofSeconds(10);
    }

    /** The connection has ended, for any reason: this is the last call, and it always comes. */
    default void gone() {}
}
