package dev.turnstile.support.http;

import dev.turnstile.support.transport.SelectorTransport;
import dev.turnstile.support.transport.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server for a test, and clients of it that know nothing of HTTP. */
public final class RunningServer implements AutoCloseable {
    private static final int ROOM = 50;
    private static final int GUARD_MILLIS = 60_000;

    private final Server server;

    public RunningServer() throws IOException {
        this(new HttpProtocol());
    }

    public RunningServer(HttpProtocol protocol) throws IOException {
        server = new SelectorTransport()
                .start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), protocol, ROOM);
    }

    int port() {
        return server.port();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** Returns a new connection; what is read from it comes in a minute or never. */
    public Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(GUARD_MILLIS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Sends all on a connection of its own, then says that nothing more comes, and reads to the end. A character is a byte. */
    public String talk(String text) throws IOException {
        try (Socket socket = connect()) {
            send(socket, text);
            socket.shutdownOutput();
            return rest(socket);
        }
    }

    public static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Returns all that comes until the server ends the connection. */
    public static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** As much as that, or less if the server ends the connection before. */
    public static String read(Socket socket, int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        server.close();
    }
}
