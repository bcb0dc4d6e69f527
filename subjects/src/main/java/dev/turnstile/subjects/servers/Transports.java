package dev.turnstile.subjects.servers;

import java.util.Locale;
import java.util.function.Supplier;

/** All ways to wait for clients, by name. */
public enum Transports {
    SELECTOR(SelectorTransport::new);

    private final Supplier<Transport> maker;

    Transports(Supplier<Transport> maker) {
        this.maker = maker;
    }

    /** A transport of this kind. */
    public Transport make() {
        return maker.get();
    }

    /** The name in lower case, with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@link #id()}: what the command line lists and takes. */
    @Override
    public String toString() {
        return id();
    }
}
