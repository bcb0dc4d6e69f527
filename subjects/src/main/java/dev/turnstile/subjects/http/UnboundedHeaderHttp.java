package dev.turnstile.subjects.http;

import dev.turnstile.models.http.HttpServerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.BoundExceeded;
import dev.turnstile.support.http.HttpLimits;
import dev.turnstile.support.http.HttpProtocol;
import dev.turnstile.support.http.Pages;

/**
 * Lets any client fill the server's memory: it gathers header fields until the empty line, which need never come. It even accepts a
 * header that is far too long.
 *
 * <p>One client: {@code bad(LONG_HEADER):"200 hello and …"}. Fixed by {@link EventLoopHttpServer}.
 */
@Subject(model = HttpServerModel.class)
@Broken(
        fault = BoundExceeded.class,
        because = "the size of a header is not limited",
        fixedBy = EventLoopHttpServer.class)
public class UnboundedHeaderHttp extends HttpOverTcp {
    public UnboundedHeaderHttp() {
        // the fault: no bound
        super(new HttpProtocol(new Pages(), HttpLimits.USUAL.withHeader(Integer.MAX_VALUE)));
    }
}
