package dev.turnstile.subjects.servers;

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
    static byte upper(byte b) {
        return b >= 'a' && b <= 'z' ? (byte) (b + TO_UPPER) : b;
    }
}
