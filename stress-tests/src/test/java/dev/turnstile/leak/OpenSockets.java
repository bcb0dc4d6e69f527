package dev.turnstile.leak;

import java.util.Set;

/** {@link Sockets} for tests of other packages. */
public final class OpenSockets {
    private OpenSockets() {}

    /** Returns the kernel's numbers of those that are open now. */
    public static Set<Long> numbers() {
        return Sockets.open();
    }

    /** As {@link Sockets#useOnce()}. */
    public static void useOnce() {
        Sockets.useOnce();
    }
}
