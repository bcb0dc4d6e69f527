package dev.turnstile.support.transport;

import dev.turnstile.support.uppercase.UppercaseProtocol;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The upper-case protocol, and what a transport makes of it: how many talk at the same time, and whether it keeps to the rules. Public,
 * since some transports make one in another process; what is witnessed there is not known here.
 */
public final class Witnessed implements Protocol {
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile @Nullable String breach;

    public Witnessed() {}

    /** Returns how many have begun and not been told their end. */
    int talking() {
        return open.get();
    }

    /** Returns how many there were at once, at most. */
    int most() {
        return most.get();
    }

    /** Returns a rule that was not kept. */
    @Nullable
    String breach() {
        return breach;
    }

    @Override
    public Conversation open() {
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        return new Talk();
    }

    private final class Talk implements Conversation {
        private final Conversation talk = new UppercaseProtocol().open();
        private final AtomicInteger inside = new AtomicInteger();
        private boolean gone; // plain: a transport passes on what its threads see

        @Override
        public void received(ByteBuffer bytes, Replies replies) {
            alone(() -> {
                if (!bytes.hasRemaining()) breach = "nothing was received";
                talk.received(bytes, replies);
            });
        }

        @Override
        public void ended(Replies replies) {
            alone(() -> talk.ended(replies));
        }

        @Override
        public void gone() {
            alone(() -> gone = true);
            open.decrementAndGet();
        }

        private void alone(Runnable call) {
            if (inside.getAndIncrement() > 0) breach = "two threads at once";
            if (gone) breach = "called after its end";
            call.run();
            inside.decrementAndGet();
        }
    }
}
