package dev.turnstile.models.http;

/**
 * A server of HTTP/1.1. Each thread is a client with a connection of its own, which stays for further requests; the first thing that it
 * does opens one, also after the server has ended one.
 *
 * <p>Requests go out in small pieces, which do not end where anything else ends. Answers are told as a status and, if all
 * went well, the body in few words.
 */
public interface HttpServer {
    /** The least number of clients that are served at the same time. */
    int ROOM = 4;

    /** Asks for a page and waits for the answer. */
    String get(Page page);

    /** Asks for two pages at once (pipelining), {@link Page#BULK} and {@link Page#HELLO}, and waits for both answers, in that order. */
    String getBoth();

    /** Posts what the server gives back. */
    String post(Body body);

    /** Sends a bad request, and waits for the refusal and the end of the connection. */
    String bad(BadRequest request);
}
