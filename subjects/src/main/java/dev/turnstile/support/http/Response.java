package dev.turnstile.support.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer, apart from what every answer has.
 *
 * @param fields to which a date, a length and what becomes of the connection are added
 * @param body which for a HEAD only tells its length
 */
record Response(Status status, Map<String, String> fields, ByteBuffer body) {
    /** The form that RFC 9110 section 5.6.7 asks for. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Returns a status that says all, and says it in the body too, for people. */
    static Response of(Status status) {
        byte[] text = (status + "\n").getBytes(StandardCharsets.US_ASCII);
        return new Response(status, Map.of("Content-Type", "text/plain"), ByteBuffer.wrap(text));
    }

    /** Returns the same with one more field. */
    Response with(String name, String value) {
        Map<String, String> more = new TreeMap<>(fields);
        more.put(name, value);
        return new Response(status, more, body);
    }

    /** Returns all up to the body. */
    ByteBuffer head(boolean keepsAlive) {
        StringBuilder text = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
        line(text, "Date", DATE.format(Instant.now()));
        line(text, "Connection", keepsAlive ? "keep-alive" : "close");
        if (status != Status.NO_CONTENT) line(text, "Content-Length", Integer.toString(body.remaining()));
        fields.forEach((name, value) -> line(text, name, value));
        return ByteBuffer.wrap(text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }
}
