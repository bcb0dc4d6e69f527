package dev.turnstile.support.transport;

import java.nio.ByteBuffer;

/** The replies of a server to one client: a transport sends them, in order, when the client takes them. */
public interface Replies {
    /** Adds bytes, which are the transport's from now on. After {@link #end()} they are dropped. */
    void send(ByteBuffer bytes);

    /** Nothing more will be said: when all has been sent the connection is closed. */
    void end();
}
