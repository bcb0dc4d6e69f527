package dev.turnstile.adapter;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what threads hold in thread locals, where the JDK's packages are open: to ask a thread local would make its first value. */
final class ThreadLocals {
    private ThreadLocals() {}

    /**
     * The value that a thread holds, in a list of one; an empty list where it holds none.
     *
     * @return empty if it cannot be read
     */
    static Optional<Object[]> value(ThreadLocal<?> local, Thread thread) {
        try {
            Field values = Thread.class.getDeclaredField("threadLocals");
            if (!values.trySetAccessible()) return Optional.empty();
            Object map = values.get(thread);
            Object entry = map == null ? null : entry(map, local);
            if (entry == null) return Optional.of(new Object[0]);
            Field value = entry.getClass().getDeclaredField("value");
            return value.trySetAccessible() ? Optional.of(new Object[] {value.get(entry)}) : Optional.empty();
        } catch (ReflectiveOperationException otherJdk) {
            return Optional.empty();
        }
    }

    private static @Nullable Object entry(Object map, ThreadLocal<?> local) throws ReflectiveOperationException {
        Method find = map.getClass().getDeclaredMethod("getEntry", ThreadLocal.class);
        find.setAccessible(true);
        return find.invoke(map, local);
    }
}
