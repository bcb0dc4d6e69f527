package dev.turnstile.support.launch;

import dev.turnstile.support.transport.Server;
import dev.turnstile.support.transport.Transport;
import dev.turnstile.support.transport.Transports;
import dev.turnstile.support.uppercase.UppercaseProtocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A process of its own with a server. It prints its port, and ends with its standard input. */
public final class ServerInAProcess {
    private ServerInAProcess() {}

    public static Server start(Transport transport, int room) throws IOException {
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
