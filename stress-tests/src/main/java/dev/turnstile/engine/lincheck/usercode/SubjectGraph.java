package dev.turnstile.engine.lincheck.usercode;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The objects that are reached from a subject through the fields of its own classes and through arrays, with their paths. */
public final class SubjectGraph {
    private static final int MAX_OBJECTS = 1_000;

    private final Object root;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Reached> next = new ArrayDeque<>();

    private record Reached(String path, Object object) {}

    public SubjectGraph(Object root) {
        this.root = root;
    }

    /** Calls {@code visitor} with the path and the object, nearest first; the subject itself is {@code this}. */
    public void forEach(BiConsumer<String, Object> visitor) {
        add("this", root);
        while (!next.isEmpty() && seen.size() < MAX_OBJECTS) {
            Reached at = next.remove();
            visitor.accept(at.path(), at.object());
            if (at.object() instanceof Object[] array) addElements(at.path(), array);
            else if (UserCode.isUsers(at.object().getClass().getName())) addFields(at);
        }
    }

    private void addElements(String path, Object[] array) {
        for (int i = 0; i < Array.getLength(array); i++) add(path + "[" + i + "]", array[i]);
    }

    private void addFields(Reached from) {
        String prefix = from.object() == root ? "" : from.path() + ".";
        for (Class<?> c = from.object().getClass(); c != null && UserCode.isUsers(c.getName()); c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (field.getType().isPrimitive() || field.isSynthetic() || !field.trySetAccessible()) continue;
                try {
                    boolean isStatic = Modifier.isStatic(field.getModifiers());
                    add(prefix + field.getName(), field.get(isStatic ? null : from.object()));
                } catch (IllegalAccessException hidden) {
                    // Then it has no name.
                }
            }
        }
    }

    private void add(String path, @Nullable Object object) {
        if (object != null && seen.add(object)) next.add(new Reached(path, object));
    }
}
