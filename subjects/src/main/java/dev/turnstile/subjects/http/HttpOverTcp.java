package dev.turnstile.subjects.http;

import dev.turnstile.models.http.BadRequest;
import dev.turnstile.models.http.Body;
import dev.turnstile.models.http.HttpServer;
import dev.turnstile.models.http.Page;
import dev.turnstile.support.http.HttpClient;
import dev.turnstile.support.http.Pages;
import dev.turnstile.support.transport.Protocol;
import dev.turnstile.support.transport.SelectorTransport;
import dev.turnstile.support.transport.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server on a port of the loopback interface, which waits for its clients with one selector, and its clients: each thread one of them. */
abstract class HttpOverTcp implements HttpServer, AutoCloseable {
    /** About how many pieces a request is cut into. */
    private static final int PIECES = 6;

    private final Server server;
    private final Map<Thread, HttpClient> clients = new ConcurrentHashMap<>();

    /** @throws UncheckedIOException if the server cannot listen */
    HttpOverTcp(Protocol protocol) {
        try {
            server = new SelectorTransport()
                    .start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), protocol, ROOM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String get(Page page) {
        HttpClient client = client();
        send(client, getting(page));
        return client.receive();
    }

    @Override
    public String getBoth() {
        HttpClient client = client();
        send(client, getting(Page.BULK) + getting(Page.HELLO));
        return client.receive() + ", " + client.receive();
    }

    @Override
    public String post(Body body) {
        HttpClient client = client();
        send(client, posting(body));
        return client.receive();
    }

    @Override
    public String bad(BadRequest request) {
        try (HttpClient client = client()) {
            client.send(request.bytes(), request.bytes().length);
            return client.receive() + " and " + client.end();
        } finally {
            clients.remove(Thread.currentThread());
        }
    }

    private static String getting(Page page) {
        return "GET " + page.path() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    /** A character a byte. */
    private static String posting(Body body) {
        String text = new String(body.bytes(), StandardCharsets.ISO_8859_1);
        String head = "POST " + Pages.ECHO + " HTTP/1.1\r\nHost: localhost\r\n";
        if (body.chunk() == 0) return head + "Content-Length: " + text.length() + "\r\n\r\n" + text;
        StringBuilder chunked = new StringBuilder(head).append("Transfer-Encoding: chunked\r\n\r\n");
        for (int from = 0; from < text.length(); from += body.chunk()) {
            String chunk = text.substring(from, Math.min(from + body.chunk(), text.length()));
            chunked.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        return chunked.append("0\r\n\r\n").toString();
    }

    private static void send(HttpClient client, String request) {
        byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
        client.send(bytes, bytes.length / PIECES);
    }

    private HttpClient client() {
        return clients.computeIfAbsent(Thread.currentThread(), caller -> {
            try {
                return new HttpClient(server.port());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** All clients hang up, and the server ends. */
    @Override
    public void close() {
        clients.values().forEach(HttpClient::close);
        server.close();
    }
}
