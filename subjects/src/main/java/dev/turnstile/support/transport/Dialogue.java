package dev.turnstile.support.transport;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.OptionalLong;

/**
 * How far a conversation with one client has come, however its bytes come and go: what there is to do next, and until when. For one
 * thread at a time.
 *
 * <p>Why last words arrive: to close while the client still sends is answered by its kernel with RST (tcp(7) calls it an abort), which may
 * throw away what the client has not read yet. So the server says first that nothing more comes, and drops what the client still sends.
 *
 * <p>A conversation that throws is over, and its connection with it; that is told to the thread's handler of uncaught exceptions. The
 * thread itself only sees an IOException, as if the client were gone, and goes on with others.
 */
final class Dialogue {
    private final Conversation conversation;
    private final Outbox outbox;
    private long patience;
    private boolean inputEnded;
    private boolean outputEnded;

    /** When the client last took one of the last bytes, or could have begun to. */
    private long lastTaken;

    private OptionalLong deadline = OptionalLong.empty();

    /** @throws IOException if the protocol has no conversation for the client */
    Dialogue(Protocol protocol, Outbox outbox) throws IOException {
        this.outbox = outbox;
        try {
            conversation = protocol.open();
        } catch (RuntimeException e) {
            throw failed(e);
        }
        try {
            call(() -> patience = conversation.patience().toNanos());
        } catch (IOException e) {
            gone();
            throw e;
        }
    }

    /** Returns whether to read from the client: not while there is no room for the answer, nor after the end. */
    boolean reads() {
        return !inputEnded && (outputEnded || !outbox.isEnded() && !outbox.isFull());
    }

    /** Returns whether to write to the client. */
    boolean writes() {
        return !outbox.isEmpty();
    }

    /** Returns whether everything has been said, by the client too. */
    boolean isDone() {
        return outputEnded && inputEnded;
    }

    /** Takes the outcome of a read: this number of bytes, from the buffer's beginning, or the end if it is negative. */
    void heard(int count, ByteBuffer buffer) throws IOException {
        inputEnded = count < 0;
        if (outputEnded || count == 0) return;
        buffer.position(0).limit(Math.max(0, count));
        call(inputEnded ? this::endWithInput : () -> conversation.received(buffer, outbox));
    }

    /** Nobody would ask the conversation for more. */
    private void endWithInput() {
        conversation.ended(outbox);
        outbox.end();
    }

    /** Writes as much as the channel takes. Answers whether it took anything. */
    boolean say(WritableByteChannel channel) throws IOException {
        boolean any = outbox.flush(channel);
        if (any) lastTaken = System.nanoTime();
        return any;
    }

    /** Returns the bytes to write next, if it {@link #writes()}; for transports that do not {@link #say} everything at once. */
    ByteBuffer next() {
        return outbox.first();
    }

    /** The number of bytes of the {@linkplain #next() next} that have been written. */
    void said(int count) {
        outbox.taken(count);
        if (count > 0) lastTaken = System.nanoTime();
    }

    /** Returns whether the last word has just been said. Then, once, the caller has to tell the client that nothing more comes. */
    boolean endsOutput() {
        if (outputEnded || !outbox.isDone()) return false;
        outputEnded = true;
        lastTaken = System.nanoTime();
        return true;
    }

    /** Returns the instant at which the client has taken too long, in System.nanoTime()'s terms; empty for no limit. */
    OptionalLong deadline() {
        return outbox.isEnded() ? OptionalLong.of(lastTaken + patience) : deadline;
    }

    /**
     * When a write that begins now, and that nobody can look at meanwhile, will have taken too long. A client that reads is not late with
     * what it has not said yet: as for those that can be looked at, the patience with the last bytes comes on top.
     */
    OptionalLong writeDeadline() {
        if (outbox.isEnded() || deadline.isEmpty()) return deadline();
        long now = System.nanoTime();
        return OptionalLong.of(now + Math.max(deadline.getAsLong() - now, 0) + patience);
    }

    /** If the client has taken too long, tells the conversation, or throws if that has nothing more to say. */
    void look() throws IOException {
        if (!Alarm.isPast(deadline())) return;
        if (outbox.isEnded()) throw new SocketTimeoutException("the client does not hang up");
        call(() -> conversation.late(outbox));
    }

    /** The connection is no more; to be called once. */
    void gone() {
        try {
            conversation.gone();
        } catch (RuntimeException e) {
            report(e);
        }
    }

    private void call(Runnable call) throws IOException {
        boolean wasEnded = outbox.isEnded();
        try {
            call.run();
            deadline = conversation.deadline();
            if (!wasEnded && outbox.isEnded()) lastTaken = System.nanoTime();
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private static IOException failed(RuntimeException e) {
        report(e);
        return new IOException("the conversation failed", e);
    }

    private static void report(RuntimeException e) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
}
