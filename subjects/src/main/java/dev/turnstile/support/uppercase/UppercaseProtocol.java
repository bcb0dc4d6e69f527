package dev.turnstile.support.uppercase;

import dev.turnstile.support.transport.Conversation;
import dev.turnstile.support.transport.Protocol;
import dev.turnstile.support.transport.Replies;
import java.nio.ByteBuffer;

/** Every byte comes back, letters in upper case. */
public final class UppercaseProtocol implements Protocol, Conversation {
    private static final int TO_UPPER = 'A' - 'a';

    public UppercaseProtocol() {}

    @Override
    public Conversation open() {
        return this; // it remembers nothing
    }

    @Override
    public void received(ByteBuffer bytes, Replies replies) {
        ByteBuffer upper = ByteBuffer.allocate(bytes.remaining());
        while (bytes.hasRemaining()) upper.put(upper(bytes.get()));
        replies.send(upper.flip());
    }

    /** US-ASCII: bytes that are no lower-case letters stay what they are. */
    public static byte upper(byte b) {
        return b >= 'a' && b <= 'z' ? (byte) (b + TO_UPPER) : b;
    }
}
