package dev.turnstile.support.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** Every line comes back in upper case, and some are orders to do harm. Public, since some transports make one in another process. */
public class Orders implements Protocol {
    /** More than the kernel and a client who does not read hold between them. */
    static final int MUCH = 2_000_000;

    /** Longer than any test. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Duration time;
    private final Duration patience;

    public Orders() {
        this(LONG, LONG);
    }

    /** @param time how long a client may take until its first line has come, and after what is much */
    private Orders(Duration time, Duration patience) {
        this.time = time;
        this.patience = patience;
    }

    /** Clients have to be quick. */
    public static final class InHaste extends Orders {
        static final Duration TIME = Duration.ofMillis(60);

        public InHaste() {
            super(TIME, TIME);
        }
    }

    /** Clients have to be quick, but not with reading. */
    public static final class HalfInHaste extends Orders {
        public HalfInHaste() {
            super(InHaste.TIME, LONG);
        }
    }

    /** The first client has no conversation. */
    public static final class NotAtFirst extends Orders {
        private boolean later;

        public NotAtFirst() {}

        @Override
        public synchronized Conversation open() {
            if (!later) {
                later = true;
                throw new IllegalStateException("throw at first");
            }
            return super.open();
        }
    }

    @Override
    public Conversation open() {
        return new Talk();
    }

    private final class Talk implements Conversation {
        private final StringBuilder line = new StringBuilder();
        private String order = "";
        private OptionalLong deadline = soon();

        private OptionalLong soon() {
            return OptionalLong.of(System.nanoTime() + time.toNanos());
        }

        @Override
        public void received(ByteBuffer bytes, Replies replies) {
            while (bytes.hasRemaining()) {
                char next = (char) bytes.get();
                if (next == '\n') obey(replies);
                else line.append(next);
            }
        }

        private void obey(Replies replies) {
            order = line.toString();
            line.setLength(0);
            deadline = OptionalLong.empty();
            throwIf("throw at once");
            if (order.equals("throw when late")) deadline = OptionalLong.of(System.nanoTime());
            if (order.startsWith("much")) {
                replies.send(ByteBuffer.allocate(MUCH));
                deadline = soon();
            }
            replies.send(ByteBuffer.wrap((order.toUpperCase(Locale.ROOT) + "\n").getBytes(US_ASCII)));
            if (order.endsWith("bye")) replies.end();
        }

        @Override
        public void ended(Replies replies) {
            throwIf("throw at the end");
            replies.end();
        }

        @Override
        public OptionalLong deadline() {
            throwIf("throw when asked");
            return deadline;
        }

        @Override
        public void late(Replies replies) {
            throwIf("throw when late");
            replies.end();
        }

        @Override
        public Duration patience() {
            return patience;
        }

        @Override
        public void gone() {
            throwIf("throw when gone");
        }

        private void throwIf(String orderToThrow) {
            if (order.equals(orderToThrow)) throw new IllegalStateException(orderToThrow);
        }
    }
}
