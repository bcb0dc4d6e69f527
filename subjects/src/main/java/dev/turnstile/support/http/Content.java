package dev.turnstile.support.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes that can be read, whole or a range of them, RFC 9110 section 14.
 *
 * @param bytes read-only; only copies of its position are moved
 */
record Content(String type, ByteBuffer bytes) implements Resource {
    private static final Pattern RANGE = Pattern.compile("bytes=[ \\t]*([0-9]{0,18})-([0-9]{0,18})[ \\t]*");

    Content(String type, ByteBuffer bytes) {
        this.type = type;
        this.bytes = bytes.asReadOnlyBuffer();
    }

    @Override
    public List<String> methods() {
        return List.of("GET", "HEAD", "OPTIONS");
    }

    @Override
    public Response answer(Request request) {
        List<String> ranges = request.head().lines("Range");
        // with If-Range the client asks for a range only if nothing has changed, and that is unknown here
        boolean asked = ranges.size() == 1
                && request.head().method().equals("GET")
                && request.head().lines("If-Range").isEmpty();
        Matcher range = RANGE.matcher(asked ? ranges.get(0) : "");
        return range.matches() ? part(range.group(1), range.group(2)) : whole();
    }

    private Response whole() {
        return answer(Status.OK, bytes.duplicate());
    }

    private Response part(String first, String last) {
        int size = bytes.remaining();
        if (first.isEmpty() && last.isEmpty()) return whole(); // no range, so it counts as not there
        long from = first.isEmpty() ? Math.max(0, size - Long.parseLong(last)) : Long.parseLong(first);
        long to = first.isEmpty() || last.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(last));
        if (!first.isEmpty() && !last.isEmpty() && Long.parseLong(last) < from) return whole();
        if (from >= size) {
            return Response.of(Status.RANGE_NOT_SATISFIABLE).with("Content-Range", "bytes */" + size);
        }
        return answer(Status.PARTIAL_CONTENT, bytes.slice((int) from, (int) (to - from + 1)))
                .with("Content-Range", "bytes " + from + "-" + to + "/" + size);
    }

    private Response answer(Status status, ByteBuffer body) {
        return new Response(
                status,
                Map.of("Content-Type", type, "Accept-Ranges", "bytes", "X-Content-Type-Options", "nosniff"),
                body);
    }
}
