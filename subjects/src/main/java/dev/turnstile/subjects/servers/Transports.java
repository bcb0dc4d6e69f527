package dev.turnstile.subjects.servers;

import java.util.Locale;
import java.util.function.Supplier;

/** All ways to wait for clients, by name. */
public enum Transports {
    SELECTOR(SelectorTransport::new),
    SELECT(SelectTransport::new),
    POLL(PollTransport::new),
    EPOLL(EpollTransport::new),
    EDGE_EPOLL(EdgeEpollTransport::new),
    SIGNAL_DRIVEN(SignalDrivenTransport::new),
    PROCESS_PER_CONNECTION(ProcessPerConnectionTransport::new),
    PREFORK(PreforkTransport::new);

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
}
