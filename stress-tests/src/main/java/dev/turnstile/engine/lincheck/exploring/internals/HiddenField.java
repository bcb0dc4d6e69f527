package dev.turnstile.engine.lincheck.exploring.internals;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** A field that is read although its class keeps it to itself. In another JDK it may not exist; then it is {@code null} in all objects. */
public final class HiddenField {
    private static final MethodType OF_ANY = MethodType.methodType(Object.class, Object.class);

    private final @Nullable MethodHandle getter;

    private HiddenField(@Nullable MethodHandle getter) {
        this.getter = getter;
    }

    /** A field of a class, by name. */
    public static HiddenField of(Class<?> type, String name) {
        try {
            return of(type.getDeclaredField(name));
        } catch (NoSuchFieldException otherJdk) {
            return new HiddenField(null);
        }
    }

    /** A field that is not static. */
    public static HiddenField of(Field field) {
        try {
            return new HiddenField(TrustedLookup.get().unreflectGetter(field).asType(OF_ANY));
        } catch (IllegalAccessException otherJdk) {
            return new HiddenField(null);
        }
    }

    /** Its value in an object, boxed if it is primitive; {@code null} where it cannot be read. */
    @Nullable
    public Object read(Object owner) {
        if (getter == null) return null;
        try {
            return (Object) getter.invokeExact(owner);
        } catch (Throwable notOfThisClass) {
            return null;
        }
    }
}
