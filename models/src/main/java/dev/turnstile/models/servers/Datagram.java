package dev.turnstile.models.servers;

import java.nio.charset.StandardCharsets;

/** The questions that a client may ask in one datagram. */
public enum Datagram {
    /** Short. */
    HELLO("hello"),
    /** Nothing at all, which is no end, and has an answer like any other. */
    EMPTY(""),
    /** As long as one can be that an Ethernet does not cut up. */
    LONG("x".repeat(1_472));

    private final String text;

    Datagram(String text) {
        this.text = text;
    }

    /** Its bytes, a copy. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
