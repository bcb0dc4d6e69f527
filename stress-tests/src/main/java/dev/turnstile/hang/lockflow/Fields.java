package dev.turnstile.hang.lockflow;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads fields of the code under test, where the module system lets us. */
public final class Fields {
    private Fields() {}

    /** All fields of a class and its superclasses, its own first. */
    public static List<Field> of(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) fields.addAll(List.of(c.getDeclaredFields()));
        return fields;
    }

    /** The value of the field of that name; {@code null} if there is none, or it may not be read. */
    public static @Nullable Object value(Class<?> type, String name, @Nullable Object instance) {
        return of(type).stream()
                .filter(f -> f.getName().equals(name))
                .findFirst()
                .map(f -> value(f, instance))
                .orElse(null);
    }

    /** The value of a field; {@code null} if it may not be read. */
    public static @Nullable Object value(Field field, @Nullable Object instance) {
        try {
            return field.trySetAccessible() ? field.get(instance) : null;
        } catch (IllegalAccessException e) {
            return null;
        }
    }
}
