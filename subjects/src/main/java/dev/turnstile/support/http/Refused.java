package dev.turnstile.support.http;

/** Thrown if a client has sent no request that can be served. After that, the beginning of the next one is unknown. */
@SuppressWarnings("serial") // never leaves the process
final class Refused extends RuntimeException {
    private final Status status;

    Refused(Status status, String why) {
        super(
                why, null, false,
                false); // it tells of the client's fault, so where in the server it was seen says nothing
        this.status = status;
    }

    /** Returns a request that breaks the grammar, or whose end cannot be told for sure. */
    static Refused malformed(String why) {
        return new Refused(Status.BAD_REQUEST, why);
    }

    Status status() {
        return status;
    }
}
