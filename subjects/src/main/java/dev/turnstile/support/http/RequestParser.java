package dev.turnstile.support.http;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Finds requests in what one client sends, which comes cut anywhere. Its results do not depend on the cuts: between two bytes its whole
 * state is in its fields. A parser serves one connection, since only that client goes on with its unfinished request.
 */
public final class RequestParser {
    /** How far the client is. */
    enum Phase {
        IDLE,
        HEAD,
        BODY
    }

    private final HttpLimits limits;
    private HeadParser heads;
    private @Nullable Head head;
    private @Nullable Body body;
    private boolean asked;

    RequestParser(HttpLimits limits) {
        this.limits = limits;
        this.heads = new HeadParser(limits);
    }

    /**
     * Returns the next request, once its last byte has come; takes no byte behind it.
     *
     * @throws Refused if what comes is no request; it is forgotten then
     */
    @Nullable
    Request next(ByteBuffer in) {
        try {
            return read(in);
        } catch (Refused e) {
            reset();
            throw e;
        }
    }

    private @Nullable Request read(ByteBuffer in) {
        if (head == null || body == null) {
            head = heads.next(in);
            if (head == null) return null;
            body = Body.after(head, limits);
        }
        if (!body.next(in)) return null;
        Request request = new Request(head, body.bytes());
        reset();
        return request;
    }

    Phase phase() {
        if (head != null) return Phase.BODY;
        return heads.isInside() ? Phase.HEAD : Phase.IDLE;
    }

    /** Returns whether the client waits to be asked for the body. It is asked once, so this answers true once. */
    boolean wantsToBeAsked() {
        boolean waits = !asked && head != null && head.expectsContinue() && body != null && body.isUntouched();
        asked |= waits;
        return waits;
    }

    private void reset() {
        heads = new HeadParser(limits);
        head = null;
        body = null;
        asked = false;
    }
}
