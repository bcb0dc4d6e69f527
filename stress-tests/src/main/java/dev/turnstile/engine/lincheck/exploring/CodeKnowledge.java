package dev.turnstile.engine.lincheck.exploring;

import dev.turnstile.code.LoopCode;
import dev.turnstile.engine.lincheck.exploring.Places.Atomics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * Facts about a subject's code and about the classes that it uses. They are kept from one execution to the next, because they do not depend
 * on the execution and take longer to find out than an execution takes.
 */
public final class CodeKnowledge {
    private final LoopCode loops = new LoopCode();
    private final Fields fields = new Fields();
    private final Calls calls = new Calls();
    private final Map<Class<?>, Atomics> atomics = new HashMap<>();
    private final Map<Class<?>, Boolean> plainReceivers = new HashMap<>();
    private final Map<String, Boolean> plainTypes = new HashMap<>();

    LoopCode loops() {
        return loops;
    }

    Fields fields() {
        return fields;
    }

    Calls calls() {
        return calls;
    }

    Atomics atomics(Object receiver) {
        return atomics.computeIfAbsent(receiver.getClass(), c -> Atomics.of(receiver));
    }

    /** Whether a call does nothing but what its own instrumented code tells, as most do. */
    boolean isPlain(String type, @Nullable Object receiver) {
        if (receiver != null)
            return plainReceivers.computeIfAbsent(receiver.getClass(), c -> isPlainReceiver(receiver));
        return plainTypes.computeIfAbsent(
                type, t -> Calls.isSeenInto(t) && !t.equals("java.util.Arrays") && !t.endsWith(".LockSupport"));
    }

    private boolean isPlainReceiver(Object receiver) {
        Class<?> type = receiver.getClass();
        boolean special = type.isHidden()
                || type.isArray()
                || receiver instanceof Thread
                || receiver instanceof ForkJoinPool
                || LockModels.isPartOfOne(type)
                || atomics(receiver) != Atomics.NONE;
        return !special && Calls.isSeenInto(type.getName());
    }
}
