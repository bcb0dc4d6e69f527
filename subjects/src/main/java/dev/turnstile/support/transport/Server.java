package dev.turnstile.support.transport;

/** A server that runs. */
public interface Server extends AutoCloseable {
    /** Returns the port on which it listens. */
    int port();

    /** Ends it: nobody is let in any more, connections are closed, and when this returns its threads and processes have ended. */
    @Override
    void close();
}
