package dev.turnstile.subjects.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A process of its own with a server. It prints its port, and ends with its standard input. */
final class ServerInAProcess {
    private ServerInAProcess() {}

    static Server start(Transport transport, int room) throws IOException {
        return transport.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), new UppercaseProtocol(), room);
    }

    /** @param arguments the transport's name */
    public static void main(String[] arguments) throws IOException {
        try (Server server = start(Transports.valueOf(arguments[0]).make(), 2)) {
            System.out.println(server.port());
            while (System.in.read() >= 0) {
                // what it is told does not matter
            }
        }
    }
}
