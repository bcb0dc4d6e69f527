package dev.turnstile.support.transport;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * The program of a server's child processes. It serves the client whose socket is its standard input, and ends. If that socket listens,
 * it serves one client after another.
 */
final class ServingProcess {
    /** Where a child finds a pipe that nobody writes to, and that ends when its parent does. */
    private static final String LIFELINE = "/proc/self/fd/3";

    /** Where it says that it is there. */
    private static final String READY = "/proc/self/fd/4";

    private final Protocol protocol;
    private final Registry<BlockingConnection> registry = new Registry<>(1);
    private final Lookout lookout = new Lookout("lookout", () -> registry.all().forEach(BlockingConnection::look));
    private final byte[] buffer = new byte[BlockingTransport.READ];

    private ServingProcess(Protocol protocol) {
        this.protocol = protocol;
    }

    /** @param arguments the name of the protocol's class */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Protocol protocol = Class.forName(arguments[0])
                .asSubclass(Protocol.class)
                .getConstructor()
                .newInstance();
        Thread.ofPlatform().daemon().name("lifeline").start(ServingProcess::endWithParent);
        try {
            switch (System.inheritedChannel()) {
                case SocketChannel client -> new ServingProcess(protocol).serve(client);
                case ServerSocketChannel listener -> new ServingProcess(protocol).serveAll(listener);
                case null, default -> throw new IllegalStateException("standard input is no stream socket");
            }
        } catch (IOException e) {
            // The client has cut off before there was anybody to serve it: its socket then looks like one that listens.
            // Where it does listen, the parent makes another child.
        }
    }

    private void serveAll(ServerSocketChannel listener) throws IOException {
        try (OutputStream ready = new FileOutputStream(READY)) {
            ready.write(1);
        }
        while (true) serve(listener.accept());
    }

    /** Serves a client until it has gone. There is nobody else to be served meanwhile, so all of it may wait. */
    private void serve(SocketChannel client) {
        BlockingConnection connection = new BlockingConnection(client, buffer, lookout);
        registry.admit(connection);
        try {
            connection.serve(protocol);
        } catch (IOException e) {
            // the client is gone
        } finally {
            registry.leave(connection);
        }
    }

    /** No child outlives its parent, not even one that was killed: the kernel closes its end of the pipe. */
    private static void endWithParent() {
        try (InputStream lifeline = new FileInputStream(LIFELINE)) {
            while (lifeline.read() >= 0) {
                // nobody writes
            }
        } catch (IOException e) {
            // as good as an end
        }
        Runtime.getRuntime().halt(0);
    }
}
