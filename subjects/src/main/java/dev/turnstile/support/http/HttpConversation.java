package dev.turnstile.support.http;

import dev.turnstile.support.transport.Conversation;
import dev.turnstile.support.transport.Replies;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of the conversation with one client: an answer to each request, in order. A wrong request gets a refusal, and the
 * conversation ends.
 *
 * <p>Each request is answered before the next one is looked for, so answers cannot change places. After a refusal nothing more is read:
 * what follows might be the rest of what was refused.
 */
public final class HttpConversation implements Conversation {
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final RequestParser parser;
    private final Answers answers;
    private final HttpLimits limits;
    private RequestParser.Phase phase = RequestParser.Phase.IDLE;
    private long deadline;
    private boolean over;

    HttpConversation(RequestParser parser, Answers answers, HttpLimits limits) {
        this.parser = parser;
        this.answers = answers;
        this.limits = limits;
        setDeadline();
    }

    @Override
    public void received(ByteBuffer bytes, Replies replies) {
        try {
            while (!over) {
                @Nullable Request request = parser.next(bytes);
                if (request == null) break;
                answer(request, replies);
                setDeadline();
            }
            if (!over && parser.wantsToBeAsked()) replies.send(ByteBuffer.wrap(CONTINUE));
        } catch (Refused e) {
            end(Response.of(e.status()), replies);
        }
        bytes.position(bytes.limit());
        if (phase != parser.phase()) setDeadline();
    }

    private void answer(Request request, Replies replies) {
        Response response;
        try {
            response = answers.to(request);
        } catch (Refused e) {
            throw e;
        } catch (RuntimeException e) {
            end(Response.of(Status.INTERNAL_ERROR), replies); // one request's trouble is none of the others'
            return;
        }
        boolean keepsAlive = request.head().keepsAlive();
        replies.send(response.head(keepsAlive));
        if (!request.head().method().equals("HEAD")) replies.send(response.body());
        if (!keepsAlive) end(replies);
    }

    /** The client sends no more. It still gets the answers to its requests. */
    @Override
    public void ended(Replies replies) {
        if (!over && parser.phase() != RequestParser.Phase.IDLE) end(Response.of(Status.BAD_REQUEST), replies);
        end(replies);
    }

    /** A client that has begun is told that it was too slow; one that has only stayed is not, as it might take it for an answer. */
    @Override
    public void late(Replies replies) {
        if (phase != RequestParser.Phase.IDLE) end(Response.of(Status.REQUEST_TIMEOUT), replies);
        end(replies);
    }

    @Override
    public OptionalLong deadline() {
        return over ? OptionalLong.empty() : OptionalLong.of(deadline);
    }

    /** Set when a phase begins, and not moved by what comes in it: a byte now and then buys no more time. */
    private void setDeadline() {
        phase = parser.phase();
        Duration time = switch (phase) {
            case IDLE -> limits.idleTime();
            case HEAD -> limits.headTime();
            case BODY -> limits.bodyTime();
        };
        deadline = System.nanoTime() + time.toNanos();
    }

    private void end(Response last, Replies replies) {
        replies.send(last.head(false));
        replies.send(last.body());
        end(replies);
    }

    private void end(Replies replies) {
        over = true;
        replies.end();
    }
}
