package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.CrossTalk;
import dev.turnstile.support.transport.BlockingTransport;
import dev.turnstile.support.transport.Conversation;
import dev.turnstile.support.transport.Protocol;
import dev.turnstile.support.transport.Replies;
import dev.turnstile.support.transport.ThreadPerConnectionTransport;
import dev.turnstile.support.uppercase.UppercaseProtocol;
import java.nio.ByteBuffer;

/**
 * Sends clients the answers to others: all threads put their answers into the same bytes. One thread overwrites the answer of another
 * before the client has taken it.
 *
 * <p>Two clients that say much: {@code send(BULK); receive() | send(BULK); receive()}, and at least one of them gets bytes of the other.
 * Fixed by {@link ThreadPerConnectionServer}.
 */
@Subject(model = UppercaseServerModel.class)
@Broken(
        fault = CrossTalk.class,
        because = "all threads answer out of one buffer",
        fixedBy = ThreadPerConnectionServer.class)
public class SharedBufferServer extends UppercaseOverTcp {
    public SharedBufferServer() {
        super(new ThreadPerConnectionTransport(), new OneBufferForAll(), ROOM);
    }

    private static final class OneBufferForAll implements Protocol, Conversation {
        private final byte[] shared = new byte[BlockingTransport.READ];

        @Override
        public Conversation open() {
            return this;
        }

        @Override
        public void received(ByteBuffer bytes, Replies replies) {
            int length = bytes.remaining();
            for (int i = 0; i < length; i++) shared[i] = UppercaseProtocol.upper(bytes.get());
            replies.send(ByteBuffer.wrap(shared, 0, length)); // the fault: others write there too
        }
    }
}
