package dev.turnstile.subjects.http;

import dev.turnstile.models.http.HttpServerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.CrossTalk;
import dev.turnstile.support.http.HttpProtocol;
import dev.turnstile.support.http.RequestParser;

/**
 * Mixes up its clients: there is one thread, so one parser seemed enough. When a request comes in two pieces, and between them a piece
 * from another client, the parser takes them for one request, and answers the client that brought the last piece.
 *
 * <p>Two clients: {@code get(HELLO):"400" | get(WORLD):"400"}, or one gets the answer to the request of the other, which then waits
 * forever. Fixed by {@link EventLoopHttpServer}.
 */
@Subject(model = HttpServerModel.class)
@Broken(
        fault = CrossTalk.class,
        because = "all clients share one parser, so one may continue the request of another",
        fixedBy = EventLoopHttpServer.class)
public class SharedParserHttp extends HttpOverTcp {
    public SharedParserHttp() {
        super(new OneParser());
    }

    static final class OneParser extends HttpProtocol {
        private final RequestParser parser = super.parser();

        @Override
        protected RequestParser parser() {
            return parser; // the fault: all clients have the same one
        }
    }
}
