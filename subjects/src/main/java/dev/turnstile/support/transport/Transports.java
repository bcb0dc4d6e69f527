package dev.turnstile.support.transport;

import java.util.Locale;
import java.util.function.Supplier;

/** All ways to wait for clients, by name. */
public enum Transports {
    ITERATIVE(IterativeTransport::new),
    THREAD_PER_CONNECTION(ThreadPerConnectionTransport::new),
    THREAD_POOL(ThreadPoolTransport::new),
    POLLING(PollingTransport::new),
    SELECTOR(SelectorTransport::new),
    ASYNC(AsyncTransport::new),
    COROUTINE(CoroutineTransport::new),
    SELECT(SelectTransport::new),
    POLL(PollTransport::new),
    EPOLL(EpollTransport::new),
    EDGE_EPOLL(EdgeEpollTransport::new),
    SIGNAL_DRIVEN(SignalDrivenTransport::new),
    PROCESS_PER_CONNECTION(ProcessPerConnectionTransport::new),
    PREFORK(PreforkTransport::new);

    private static final int THREADS = 2_000;
    private static final int PROCESSES = 8;

    /** The number of descriptors that select(2) can watch, without those that a JVM has open anyway. */
    private static final int SELECTABLE = 900;

    private static final int MANY = 10_000;

    private final Supplier<Transport> maker;

    Transports(Supplier<Transport> maker) {
        this.maker = maker;
    }

    /** Returns a transport of this kind. */
    public Transport make() {
        return maker.get();
    }

    /** Returns whether it serves one client after another, so that each may keep the next one waiting. */
    public boolean isIterative() {
        return this == ITERATIVE;
    }

    /**
     * Returns how many clients at a time it is for, at most: where each costs a thread, a process or a place in a table of fixed size, more are not
     * sensible, even if they are possible.
     */
    public int most() {
        return switch (this) {
            case ITERATIVE -> 1;
            case PROCESS_PER_CONNECTION, PREFORK -> PROCESSES;
            case SELECT -> SELECTABLE;
            case THREAD_PER_CONNECTION -> THREADS;
            default -> MANY;
        };
    }

    /** Returns whether its child processes each make the protocol anew, and so know nothing of what this process was told. */
    public boolean isOfProcesses() {
        return this == PROCESS_PER_CONNECTION || this == PREFORK;
    }

    /** Returns the name in lower case, with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@link #id()}: what the command line lists and takes. */
    @Override
    public String toString() {
        return id();
    }
}
