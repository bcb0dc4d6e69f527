package dev.turnstile.engine.lincheck.exploring.calls;

import java.lang.invoke.VarHandle;
import org.jetbrains.lincheck.util.AtomicApiKind;
import org.jetbrains.lincheck.util.AtomicMethodsKt;

/** The kinds of classes with atomic operations. */
public enum Atomics {
    /** {@code AtomicInteger} and its kin, also with a stamp or a mark. */
    OBJECT(AtomicApiKind.ATOMIC_OBJECT),
    /** {@code AtomicIntegerArray} and its kin. */
    ARRAY(AtomicApiKind.ATOMIC_ARRAY),
    /** {@code AtomicIntegerFieldUpdater} and its kin. */
    UPDATER(AtomicApiKind.ATOMIC_FIELD_UPDATER),
    /** {@code VarHandle}. */
    HANDLE(AtomicApiKind.VAR_HANDLE),
    /** {@code Unsafe}. */
    UNSAFE(AtomicApiKind.UNSAFE),
    /** None of them. */
    NONE(AtomicApiKind.ATOMIC_OBJECT);

    private final AtomicApiKind api;

    Atomics(AtomicApiKind api) {
        this.api = api;
    }

    public AtomicApiKind api() {
        return api;
    }

    public static Atomics of(Object receiver) {
        String name = receiver.getClass().getName();
        if (AtomicMethodsKt.isAtomicFieldUpdater(receiver)) return UPDATER;
        if (receiver instanceof VarHandle) return HANDLE;
        if (AtomicMethodsKt.isUnsafe(receiver)) return UNSAFE;
        if (AtomicMethodsKt.isAtomicArray(receiver)) return ARRAY;
        if (name.startsWith("java.util.concurrent.atomic.Atomic") || AtomicMethodsKt.isAtomic(receiver)) return OBJECT;
        return NONE;
    }
}
