package dev.turnstile.models.http;

import dev.turnstile.models.servers.Message;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages that a client may request. */
public enum Page {
    /** Short. */
    HELLO(Message.HELLO.bytes()),
    /** Has the same length, so that a mix-up does not show by its length. */
    WORLD(Message.WORLD.bytes()),
    /** More than a server reads or writes in one go. */
    BULK(Arrays.copyOf(Message.BULK.bytes(), 1 << 16)),
    /** Not there. */
    NOWHERE(null);

    private final Optional<byte[]> bytes;

    Page(byte @Nullable [] bytes) {
        this.bytes = Optional.ofNullable(bytes);
    }

    /** Where it is. */
    public String path() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /** Returns a copy of its content; empty if the page does not exist. */
    public Optional<byte[]> bytes() {
        return bytes.map(byte[]::clone);
    }
}
