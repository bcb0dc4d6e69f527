package dev.turnstile.engine.lincheck.exploring.sharing;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jetbrains.lincheck.util.LibsKt;
import org.jetbrains.lincheck.util.UnsafeHolder;

/**
 * Gives objects their identity hash codes, before the JVM does so at random. A hash table of objects without a hash code of their own looks
 * different with each choice of codes, and so does what a subject does. A code depends only on which thread of the execution makes an
 * object or is the first to use it, on the object's class, and on how many of this class that thread has come to before. So equivalent
 * schedules have the same codes. Classes and constants of enums outlive an execution, so their codes depend on their names alone.
 * Objects that a static initializer has already put into a hash table keep the codes that the JVM chose.
 */
public final class IdentityCodes {
    /** HotSpot keeps the code in bits 8 to 38 of an object's header. They are 0 until somebody asks for it. */
    private static final long OFFSET = 1;

    private static final int MASK = 0x7FFF_FFFF;

    /** Knuth's multiplicative hash, so that codes that follow one another do not meet in one bucket. */
    private static final int SPREAD = 0x9E37_79B1;

    /** A lambda that captures nothing is one object, whichever thread comes to it first. */
    private static final int OF_LAMBDAS = 1;

    /** More than an execution has, so that no two threads have the same codes. */
    private static final int THREADS = 64;

    private final IntSupplier currentThread;
    private final Map<Class<?>, int[]> counts = new HashMap<>();

    /** @param currentThread the index of the thread that runs; negative for none of the execution's */
    public IdentityCodes(IntSupplier currentThread) {
        this.currentThread = currentThread;
    }

    /** Gives an object a code, unless it has one. */
    void give(Object object) {
        var unsafe = UnsafeHolder.INSTANCE.getUNSAFE();
        if (unsafe.getInt(object, OFFSET) == 0) unsafe.putInt(object, OFFSET, next(object));
    }

    private int next(Object object) {
        Class<?> type = object.getClass();
        if (object instanceof Class<?> named) return code(named.getName().hashCode());
        if (object instanceof Enum<?> constant)
            return code(31 * type.getName().hashCode() + constant.name().hashCode());
        if (LibsKt.isJavaLambdaClass(type.getName())) return OF_LAMBDAS;
        int thread = Math.floorMod(currentThread.getAsInt(), THREADS);
        int count = counts.computeIfAbsent(type, t -> new int[THREADS])[thread]++;
        return code(type.getName().hashCode() + count * THREADS + thread);
    }

    private static int code(int number) {
        int spread = number * SPREAD;
        return Math.max(1, (spread ^ spread >>> 15) & MASK);
    }

    /** Begins another execution. */
    void clear() {
        counts.clear();
    }
}
