package dev.turnstile.engine.lincheck.exploring.internals;

import org.jspecify.annotations.Nullable;

/** The handles behind handles: since JDK 22, that of a static field is wrapped where it is made before its class is initialised. */
public final class VarHandles {
    private static final @Nullable Class<?> WRAPPER = wrapper();
    private static final @Nullable HiddenField TARGET = WRAPPER == null ? null : HiddenField.of(WRAPPER, "target");

    private VarHandles() {}

    private static @Nullable Class<?> wrapper() {
        try {
            return Class.forName("java.lang.invoke.LazyInitializingVarHandle", false, null);
        } catch (ClassNotFoundException olderJdk) {
            return null;
        }
    }

    /** Whether a receiver of calls is a wrapper. */
    public static boolean isWrapped(Object receiver) {
        return receiver.getClass() == WRAPPER;
    }

    /** Returns what a wrapper wraps; the wrapper itself where that cannot be read. */
    public static Object target(Object wrapper) {
        Object target = TARGET == null ? null : TARGET.read(wrapper);
        return target == null ? wrapper : target;
    }
}
