package dev.turnstile.engine.lincheck.exploring.internals;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Field;

/** Looks into what the JDK keeps to itself, without having its packages opened. */
final class TrustedLookup {
    private static final Lookup LOOKUP = find();

    private TrustedLookup() {}

    /** A lookup that may look anywhere; an ordinary one where the JDK hides that. */
    static Lookup get() {
        return LOOKUP;
    }

    private static Lookup find() {
        try {
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field instance = type.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            Object unsafe = instance.get(null);
            Field lookup = Lookup.class.getDeclaredField("IMPL_LOOKUP");
            Object base = type.getMethod("staticFieldBase", Field.class).invoke(unsafe, lookup);
            Object offset = type.getMethod("staticFieldOffset", Field.class).invoke(unsafe, lookup);
            return (Lookup)
                    type.getMethod("getObject", Object.class, long.class).invoke(unsafe, base, offset);
        } catch (ReflectiveOperationException | RuntimeException otherJdk) {
            return MethodHandles.lookup();
        }
    }
}
