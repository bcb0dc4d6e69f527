package dev.turnstile.support.http;

import java.time.Duration;

/**
 * How much a client may ask of the server. Everything that a client can make long has its bound here, in bytes, in number or in time.
 *
 * @param requestLine bytes of the first line
 * @param header bytes of all header fields together, and of all trailer fields together
 * @param fields how many header fields
 * @param body bytes of a request's body
 * @param extensions bytes of all chunk extensions of one body together
 * @param headTime for the head of a request, from its first byte on
 * @param bodyTime for the body
 * @param idleTime between two requests
 */
public record HttpLimits(
        int requestLine,
        int header,
        int fields,
        int body,
        int extensions,
        Duration headTime,
        Duration bodyTime,
        Duration idleTime) {
    /** The usual limits: RFC 9112 section 3 recommends at least 8000 bytes for the first line. */
    public static final HttpLimits USUAL = new HttpLimits(
            8_000,
            16 << 10,
            100,
            1 << 20,
            4 << 10,
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30));

    /** Returns the same, but for the bytes of the header fields. */
    public HttpLimits withHeader(int bytes) {
        return new HttpLimits(requestLine, bytes, fields, body, extensions, headTime, bodyTime, idleTime);
    }

    /** Returns the same, but for the times. */
    public HttpLimits withTimes(Duration head, Duration body, Duration idle) {
        return new HttpLimits(requestLine, header, fields, this.body, extensions, head, body, idle);
    }
}
