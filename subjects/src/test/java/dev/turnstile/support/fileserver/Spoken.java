package dev.turnstile.support.fileserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.turnstile.support.transport.Conversation;
import dev.turnstile.support.transport.Replies;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** A conversation without a network: what is said to it, and what it has said. */
public final class Spoken implements Replies {
    private final Conversation conversation;
    private final ByteArrayOutputStream replies = new ByteArrayOutputStream();
    private boolean ended;

    public Spoken(FileStore store) {
        conversation = new FileProtocol(store).open();
    }

    public Spoken say(String text) {
        return say(text.getBytes(ISO_8859_1));
    }

    public Spoken say(byte[] bytes) {
        conversation.received(ByteBuffer.wrap(bytes), this);
        return this;
    }

    public Spoken sayNoMore() {
        conversation.ended(this);
        return this;
    }

    public Spoken vanish() {
        conversation.gone();
        return this;
    }

    /** Returns all that was answered so far. */
    public String replies() {
        return replies.toString(ISO_8859_1);
    }

    public boolean isEnded() {
        return ended;
    }

    @Override
    public void send(ByteBuffer bytes) {
        if (ended) return;
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        replies.writeBytes(copy);
    }

    @Override
    public void end() {
        ended = true;
    }
}
