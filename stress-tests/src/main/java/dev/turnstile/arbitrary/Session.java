package dev.turnstile.arbitrary;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;

/** jqwik's session: its arbitraries make values only within one. */
public final class Session {
    private Session() {}

    /** Returns what some work makes within a session; within the current one, if there is one, as sessions do not nest. */
    @SuppressWarnings("NullAway") // work that returns null is not asked for
    public static <T> T call(Supplier<T> work) {
        if (JqwikSession.isActive()) return work.get();
        AtomicReference<@Nullable T> made = new AtomicReference<>();
        JqwikSession.run(() -> made.set(work.get()));
        return made.get();
    }
}
