package dev.turnstile.models.http;

import java.nio.charset.StandardCharsets;

/** Requests that a client may send and no server should accept. */
public enum BadRequest {
    /** Does not say for which host it is. */
    NO_HOST(400, "GET /hello HTTP/1.1\r\n\r\n"),
    /** Ends in two places; what lies between them is a request for one reader and a body for another. */
    TWO_ENDS(400, """
            POST /echo HTTP/1.1\r
            Host: h\r
            Content-Length: 5\r
            Transfer-Encoding: chunked\r
            \r
            0\r
            \r
            GET /hello HTTP/1.1\r
            Host: h\r
            \r
            """),
    /** Says more of itself than anybody could want to know. */
    LONG_HEADER(431, "GET /hello HTTP/1.1\r\nHost: h\r\nCookie: " + "x".repeat(100_000) + "\r\n\r\n");

    private final int status;
    private final String text;

    BadRequest(int status, String text) {
        this.status = status;
        this.text = text;
    }

    /** Returns the status with which a server refuses it. */
    public int status() {
        return status;
    }

    /** Its bytes. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
