package dev.turnstile.engine.lincheck.exploring.calls;

import dev.turnstile.jdk.InputOutput;
import dev.turnstile.jdk.ThreadStarts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JDK's methods whose effects Lincheck does not control: an execution that would call one is given up. */
public final class BeyondControl {
    /** Methods of {@code java.security.Security}. */
    private static final List<String> LASTING =
            List.of("setProperty", "addProvider", "insertProviderAt", "removeProvider");

    private BeyondControl() {}

    /**
     * Why a call is one of these, as a clause; {@code null} if it is not.
     *
     * @param call {@code java/net/Socket.connect}; what follows is not looked at
     */
    public static @Nullable String reason(String call) {
        if (InputOutput.isInputOutput(call)) return "it does input and output, which Lincheck does not control";
        if (InputOutput.isNative(call)) return "it calls native code, which Lincheck does not control";
        boolean lasts = LASTING.stream().anyMatch(method -> call.startsWith("java/security/Security." + method));
        return lasts ? "it changes what lasts in the JVM from one run to the next" : null;
    }

    /**
     * Why a call must not be made while an instance is constructed, outside of any execution, as a clause; {@code null} if it may. It gives a
     * task to a pool whose threads may be there already, or to a virtual thread.
     *
     * @param call {@code java/util/concurrent/CompletableFuture.runAsync(Ljava/lang/Runnable;)}
     */
    public static @Nullable String reasonInConstruction(String call) {
        if (ThreadStarts.isVirtual(call))
            return "its constructor uses virtual threads, which then run outside Lincheck's control";
        return ThreadStarts.isForkJoin(call)
                ? "its constructor gives tasks to a fork-join pool, whose threads then run outside Lincheck's control"
                : null;
    }
}
