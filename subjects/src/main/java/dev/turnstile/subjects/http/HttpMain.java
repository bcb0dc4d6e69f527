package dev.turnstile.subjects.http;

import dev.turnstile.subjects.servers.SelectorTransport;
import dev.turnstile.subjects.servers.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** Runs the server by hand until the process is ended: {@code HttpMain [port [directory]]}. */
public final class HttpMain {
    private static final int CLIENTS = 1_000;

    private HttpMain() {}

    /**
     * Serves on the loopback interface.
     *
     * @param args the port, 0 or none for any that is free; the directory whose files are served, none for a few pages to try it out
     * @throws IOException if it cannot listen, or there is no such directory
     */
    public static void main(String... args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 0;
        HttpProtocol protocol = args.length > 1 ? new HttpProtocol(Path.of(args[1])) : new HttpProtocol();
        Server server = new SelectorTransport()
                .start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), protocol, CLIENTS);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println("http://127.0.0.1:" + server.port() + "/");
        try {
            Thread.currentThread().join(); // for ever
        } catch (InterruptedException e) {
            server.close();
        }
    }
}
