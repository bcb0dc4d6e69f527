package dev.turnstile.engine.lincheck.exploring.threads;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The thread locals that threads have used. The threads of a scenario live longer than an execution: what they hold in thread locals that
 * static fields keep has to go, as static state does, or the next execution would begin with it.
 */
public final class UsedThreadLocals {
    private final Map<Integer, Set<ThreadLocal<?>>> earlier = new HashMap<>();
    private Map<Integer, Set<ThreadLocal<?>>> now = new HashMap<>();

    /** A thread is about to use one. */
    public void used(int thread, ThreadLocal<?> local) {
        of(now, thread).add(local);
    }

    /** Another execution begins. */
    public void next() {
        now.forEach((thread, locals) -> of(earlier, thread).addAll(locals));
        now = new HashMap<>();
    }

    /**
     * The calling thread begins its part of an execution. It forgets what it held before, but not what was set as the instance of this
     * execution was made.
     */
    public void forget(int thread) {
        Set<ThreadLocal<?>> held = earlier.remove(thread);
        if (held == null) return;
        held.removeAll(of(now, thread));
        held.forEach(ThreadLocal::remove);
    }

    private static Set<ThreadLocal<?>> of(Map<Integer, Set<ThreadLocal<?>>> locals, int thread) {
        return locals.computeIfAbsent(thread, t -> Collections.newSetFromMap(new IdentityHashMap<>()));
    }
}
