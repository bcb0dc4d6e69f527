package dev.turnstile.engine.lincheck.usercode;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The field that holds an array, itself or as an element of an array that it holds.
 *
 * @param type simple name of the class that declares the field
 * @param name the field's name with a pair of brackets for each index that leads to an element: {@code slots[]}
 */
public record ArrayField(String type, String name) {
    private static final int MAX_OBJECTS = 10_000;

    /** {@code Ring.slots[]}. */
    @Override
    public String toString() {
        return type + "." + name;
    }

    /**
     * Returns the field that holds an array; {@code null} if there is none, such as after another array has taken its place.
     *
     * @param subject where to begin
     * @param classes names of classes whose static fields are looked at too
     */
    public static @Nullable ArrayField of(Object array, Object subject, List<String> classes) {
        Search search = new Search(array);
        search.add(subject, null);
        for (String name : classes) {
            try {
                search.fields(Class.forName(name, false, subject.getClass().getClassLoader()), null);
            } catch (ClassNotFoundException | LinkageError unknown) {
                // Then it has no static fields that lead anywhere.
            }
        }
        return search.run();
    }

    private record Reached(Object object, @Nullable ArrayField by) {}

    private static final class Search {
        private final Object wanted;
        private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Deque<Reached> next = new ArrayDeque<>();

        Search(Object wanted) {
            this.wanted = wanted;
        }

        void add(@Nullable Object object, @Nullable ArrayField by) {
            if (object != null && seen.size() < MAX_OBJECTS && seen.add(object)) next.add(new Reached(object, by));
        }

        @Nullable
        ArrayField run() {
            while (!next.isEmpty()) {
                Reached at = next.remove();
                ArrayField by = at.by();
                if (at.object() == wanted) return by;
                if (at.object() instanceof Object[] array && by != null) {
                    for (Object element : array) add(element, new ArrayField(by.type(), by.name() + "[]"));
                }
                for (Class<?> c = at.object().getClass(); c != null; c = c.getSuperclass()) fields(c, at.object());
            }
            return null;
        }

        /** @param owner whose fields; {@code null} for the class's own */
        void fields(Class<?> type, @Nullable Object owner) {
            if (!UserCode.isUsers(type.getName()) || type.isArray()) return;
            for (Field field : type.getDeclaredFields()) {
                boolean isStatic = Modifier.isStatic(field.getModifiers());
                if (field.getType().isPrimitive() || !isStatic && owner == null || !field.trySetAccessible()) continue;
                try {
                    add(field.get(owner), new ArrayField(type.getSimpleName(), field.getName() + "[]"));
                } catch (IllegalAccessException hidden) {
                    // Then it cannot be named.
                }
            }
        }
    }
}
