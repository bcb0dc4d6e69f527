package dev.turnstile.support.transport;

import dev.turnstile.support.linux.Sockets;
import java.io.IOException;

/** A server that is a {@link ReadinessLoop}. */
record LoopServer(ReadinessLoop loop, int port) implements Server {
    /** Makes what listens. */
    interface Maker {
        Watched make() throws IOException;
    }

    /** Starts the loop with what listens; if that fails nothing is left of it. */
    static Server start(ReadinessLoop loop, Maker maker) throws IOException {
        try {
            Watched listening = maker.make();
            add(loop, listening);
            int port = Sockets.port(listening.descriptor);
            loop.start("loop " + port); // the kernel keeps 15 characters, by which others may tell threads apart
            return new LoopServer(loop, port);
        } catch (IOException | RuntimeException e) {
            loop.close();
            throw e;
        }
    }

    private static void add(ReadinessLoop loop, Watched listening) throws IOException {
        try {
            loop.add(listening);
        } catch (IOException e) {
            listening.close();
            throw e;
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
