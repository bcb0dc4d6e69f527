package dev.turnstile.subjects.servers;

import java.nio.ByteBuffer;

/** What a server has to say to one client: a transport sends it, in order, when the client takes it. */
public interface Replies {
    /** Adds bytes, which are the transport's from now on. After {@link #end()} they are dropped. */
    void send(ByteBuffer bytes);

    /** Nothing more will be said: when all has been sent the connection is closed. */
    void end();
}
