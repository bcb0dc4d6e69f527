package dev.turnstile.engine.lincheck.exploring;

import dev.turnstile.code.LoopCode;
import dev.turnstile.engine.lincheck.exploring.Places.Atomics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a subject's code and of the classes that it uses. It does not depend on the execution, and finding it out takes longer than
 * one: so it is kept from one to the next.
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
