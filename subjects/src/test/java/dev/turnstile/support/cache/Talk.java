package dev.turnstile.support.cache;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.turnstile.support.transport.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Says something to a server, in pieces, and tells all that it answers up to its end. */
public final class Talk {
    private Talk() {}

    /** The server has to hang up, or what is said has to end with {@code quit}. */
    public static String with(Server server, String said, int piece) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setTcpNoDelay(true);
            byte[] bytes = said.getBytes(ISO_8859_1);
            for (int from = 0; from < bytes.length; from += piece)
                socket.getOutputStream().write(bytes, from, Math.min(piece, bytes.length - from));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
