package dev.turnstile.jdk;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;

/**
 * Fields in which the maps of {@code java.util} keep the views that they were asked for: {@code HashMap.entrySet()} writes one although it
 * is documented to read. Two threads that both iterate over a map race for such a field, and no harm is done: each gets a view of the
 * same map, all fields of which are final.
 */
public final class CachedViews {
    private CachedViews() {}

    /**
     * Whether a field is one of them.
     *
     * @param declaringClass the binary name of the class that declares it
     */
    public static boolean isOne(String declaringClass, String field) {
        if (!declaringClass.startsWith("java.util.") || JdkClasses.isConcurrent(declaringClass)) return false;
        try {
            Class<?> type = Class.forName(declaringClass, false, null);
            return Map.class.isAssignableFrom(type) && isView(type.getDeclaredField(field));
        } catch (ClassNotFoundException | NoSuchFieldException e) {
            return false; // of another JDK's class, or of no class of the JDK
        }
    }

    private static boolean isView(Field field) {
        boolean isPart =
                Collection.class.isAssignableFrom(field.getType()) || Map.class.isAssignableFrom(field.getType());
        return isPart && Modifier.isTransient(field.getModifiers());
    }
}
