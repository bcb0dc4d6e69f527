package dev.turnstile.jdk;

import java.util.Set;

/** Calls of the JDK that may interrupt a thread. */
public final class Interruptions {
    private static final Set<String> METHODS =
            Set.of("interrupt", "cancel", "shutdownNow", "close", "invokeAny", "invokeAll");

    private Interruptions() {}

    /**
     * Whether a call may interrupt a thread. Only the names count, of whichever class: a task that is cancelled may be held as any type.
     *
     * @param owner the internal name of the called class
     * @param method the name of its method
     */
    public static boolean mayInterrupt(String owner, String method) {
        return owner.startsWith("java/") && METHODS.contains(method);
    }
}
