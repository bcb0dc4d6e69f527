package dev.turnstile.subjects.http;

import dev.turnstile.models.http.HttpServerModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.http.HttpConversation;
import dev.turnstile.support.http.HttpProtocol;
import dev.turnstile.support.http.RequestParser;
import dev.turnstile.support.transport.SelectorTransport;

/**
 * One thread serves all connections: {@link SelectorTransport} says why none waits for another, {@link RequestParser} why cuts make no
 * difference, and {@link HttpConversation} why answers keep their order. Each client's unfinished input stays in its own conversation.
 */
@Subject(model = HttpServerModel.class)
public class EventLoopHttpServer extends HttpOverTcp {
    public EventLoopHttpServer() {
        super(new HttpProtocol());
    }
}
