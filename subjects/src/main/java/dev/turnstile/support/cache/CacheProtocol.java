package dev.turnstile.support.cache;

import dev.turnstile.support.transport.Conversation;
import dev.turnstile.support.transport.Protocol;
import java.util.function.LongSupplier;

/** Memcached's text protocol, with one store for all clients. */
public final class CacheProtocol implements Protocol {
    private final LongSupplier clock;
    private final CacheStore store;

    public CacheProtocol() {
        this(System::currentTimeMillis);
    }

    CacheProtocol(LongSupplier clock) {
        this.clock = clock;
        this.store = new CacheStore(clock);
    }

    @Override
    public Conversation open() {
        return new CacheConversation(store, clock);
    }
}
