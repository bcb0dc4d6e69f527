package dev.turnstile.support.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers requests that are well formed, RFC 9110. */
final class Answers {
    private static final List<String> KNOWN =
            List.of("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE");
    private static final String ALL = "GET, HEAD, OPTIONS, POST";

    private final Site site;

    Answers(Site site) {
        this.site = site;
    }

    /** @throws Refused if the target is none */
    Response to(Request request) {
        Head head = request.head();
        if (!KNOWN.contains(head.method())) return Response.of(Status.NOT_IMPLEMENTED);
        if (head.target().equals("*")) {
            if (!head.method().equals("OPTIONS")) throw Refused.malformed("only OPTIONS is for all");
            return allowing(ALL);
        }
        Optional<Resource> found = Target.path(head.target()).flatMap(site::find);
        return found.isEmpty() ? Response.of(Status.NOT_FOUND) : of(found.get(), request);
    }

    private static Response of(Resource resource, Request request) {
        String method = request.head().method();
        String allowed = String.join(", ", resource.methods());
        if (!resource.methods().contains(method))
            return Response.of(Status.METHOD_NOT_ALLOWED).with("Allow", allowed);
        return method.equals("OPTIONS") ? allowing(allowed) : resource.answer(request);
    }

    private static Response allowing(String methods) {
        return new Response(Status.NO_CONTENT, Map.of("Allow", methods), ByteBuffer.allocate(0));
    }
}
