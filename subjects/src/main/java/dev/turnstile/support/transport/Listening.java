package dev.turnstile.support.transport;

import static dev.turnstile.support.linux.Readiness.IN;

import dev.turnstile.support.linux.Sockets;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * A listening socket, and its clients. A client that comes while there is no room waits in the kernel's queue.
 *
 * <p>If the process can have no more descriptors it is the same: they wait until somebody leaves. But that may be somebody of whom
 * nothing is known here, so it tries again after a moment; not at once, since the socket stays readable all the time.
 */
abstract class Listening extends Watched {
    final ReadinessLoop loop;
    private final int room;
    private int inside;

    Listening(ReadinessLoop loop, InetSocketAddress address, int room) throws IOException {
        super(Sockets.listen(address));
        this.loop = loop;
        this.room = room;
    }

    /**
     * Takes in a client that has come. Call {@link #left()} when it has gone.
     *
     * @throws IOException if it cannot: then the connection is closed
     */
    abstract void admit(int client) throws IOException;

    /** One that was inside takes up no room any more. */
    final void left() {
        inside--;
        loop.wants(this);
    }

    /** Returns the next connection, or -1 if nobody wants to come in. */
    int accept() throws IOException {
        return Sockets.accept(descriptor);
    }

    @Override
    final int wanted() {
        return inside < room ? IN : 0;
    }

    @Override
    final void step() {
        int client;
        try {
            client = accept();
        } catch (IOException e) {
            loop.rest(this);
            return;
        }
        if (client < 0) possible = 0;
        else enter(client);
    }

    private void enter(int client) {
        try {
            admit(client);
            inside++;
        } catch (IOException e) {
            Sockets.close(client);
        }
    }

    @Override
    void close() {
        Sockets.close(descriptor);
    }
}
