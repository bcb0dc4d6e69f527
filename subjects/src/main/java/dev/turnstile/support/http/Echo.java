package dev.turnstile.support.http;

import java.util.List;
import java.util.Map;

/** Gives back what is posted. As bytes of no known type, so that no browser takes for a page of this site what somebody else wrote. */
final class Echo implements Resource {
    @Override
    public List<String> methods() {
        return List.of("POST", "OPTIONS");
    }

    @Override
    public Response answer(Request request) {
        return new Response(
                Status.OK,
                Map.of("Content-Type", "application/octet-stream", "X-Content-Type-Options", "nosniff"),
                request.body());
    }
}
