package dev.turnstile.models.http;

import dev.turnstile.models.servers.Received;

/** {@link HttpServer}, single-threaded: no client leaves anything behind, so there is nothing to remember. */
public final class HttpServerModel implements HttpServer {
    @Override
    public String get(Page page) {
        return page.bytes().map(HttpServerModel::ok).orElse("404");
    }

    @Override
    public String getBoth() {
        return get(Page.BULK) + ", " + get(Page.HELLO);
    }

    @Override
    public String post(Body body) {
        return ok(body.bytes());
    }

    @Override
    public String bad(BadRequest request) {
        return request.status() + " and the end";
    }

    private static String ok(byte[] body) {
        return "200 " + Received.inWords(body);
    }
}
