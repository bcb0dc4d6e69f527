package dev.turnstile.support.http;

import dev.turnstile.models.servers.Received;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;

/** One connection of a client that trusts the server to be one of HTTP. For one thread; another one may close it. */
public final class HttpClient implements AutoCloseable {
    /**
     * The size of the kernel's buffer. It is smaller than the amount that the kernel acknowledges at once, or the client would wait for
     * more than the server may have under way.
     */
    private static final int RECEIVE_BUFFER = 8 << 10;

    private static final String LENGTH = "content-length: ";

    private final Socket socket;
    private final InputStream in;

    /** @throws IOException if nobody listens there */
    public HttpClient(int port) throws IOException {
        socket = new Socket();
        try {
            socket.setReceiveBufferSize(RECEIVE_BUFFER);
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends in writes of this number of bytes, or until the server has hung up. The server's last words can still be read then. */
    public void send(byte[] bytes, int pieces) {
        try {
            for (int from = 0; from < bytes.length; from += pieces)
                socket.getOutputStream().write(bytes, from, Math.min(pieces, bytes.length - from));
        } catch (IOException hungUp) {
            // as above
        }
    }

    /** Waits for one answer, and tells it; or why none comes. */
    public String receive() {
        try {
            String status = line().split(" ", -1)[1];
            int length = 0;
            for (String field = line(); !field.isEmpty(); field = line()) {
                String lower = field.toLowerCase(Locale.ROOT);
                if (lower.startsWith(LENGTH)) length = Integer.parseInt(lower.substring(LENGTH.length()));
            }
            byte[] body = in.readNBytes(length);
            if (body.length < length) throw new EOFException("no more after " + body.length + " bytes of " + length);
            return status.equals("200") ? "200 " + Received.inWords(body) : status;
        } catch (IOException e) {
            return reason(e);
        }
    }

    /** Sends no more, waits for the end, and tells what it finds. */
    public String end() {
        try {
            socket.shutdownOutput();
            return in.read() < 0 ? "the end" : "not the end";
        } catch (IOException e) {
            return reason(e);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw new EOFException("no answer");
            line.append((char) b);
        }
        return line.toString().strip();
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
