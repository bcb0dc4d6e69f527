package dev.turnstile.engine.lincheck.exploring.calls;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.lincheck.descriptors.FieldDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * The fields that instrumented code names. Bytecode may name a subclass of the one that declares a field, so two names may mean one field.
 */
public final class Fields {
    private final Map<String, Map<String, FieldPart>> known = new HashMap<>();
    private final List<@Nullable FieldPart> byNumber = new ArrayList<>();

    /**
     * The field.
     *
     * @param className the class that the code names
     * @param owner the object; {@code null} for a static field
     */
    public FieldPart of(String className, String field, @Nullable Object owner) {
        return known.computeIfAbsent(className, key -> new HashMap<>())
                .computeIfAbsent(field, key -> resolve(className, field, owner));
    }

    /**
     * The field.
     *
     * @param id the number that Lincheck has given it
     * @param owner the object; {@code null} for a static field
     */
    public FieldPart of(int id, FieldDescriptor field, @Nullable Object owner) {
        while (byNumber.size() <= id) byNumber.add(null);
        FieldPart part = byNumber.get(id);
        if (part == null) {
            part = of(field.getClassName(), field.getFieldName(), owner);
            byNumber.set(id, part);
        }
        return part;
    }

    private static FieldPart resolve(String className, String field, @Nullable Object owner) {
        for (Class<?> c = type(className, owner); c != null; c = c.getSuperclass()) {
            Class<?> declaring = declaring(c, field);
            if (declaring != null) return new FieldPart(declaring.getName(), field);
        }
        return new FieldPart(className, field);
    }

    private static @Nullable Class<?> declaring(Class<?> type, String field) {
        for (Field f : type.getDeclaredFields()) if (f.getName().equals(field)) return type;
        for (Class<?> i : type.getInterfaces()) {
            Class<?> found = declaring(i, field);
            if (found != null) return found;
        }
        return null;
    }

    private static @Nullable Class<?> type(String className, @Nullable Object owner) {
        for (Class<?> c = owner == null ? null : owner.getClass(); c != null; c = c.getSuperclass()) {
            if (c.getName().equals(className) || className.equals(c.getCanonicalName())) return c;
        }
        try {
            return Class.forName(className, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException | LinkageError unknown) {
            return null;
        }
    }
}
