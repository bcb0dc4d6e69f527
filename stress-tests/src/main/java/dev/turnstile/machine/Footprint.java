package dev.turnstile.machine;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Estimates the memory that a model takes: its own classes field by field, the JDK's collections by their elements. The sizes are those of a
 * 64-bit HotSpot with compressed references.
 */
final class Footprint {
    private static final int HEADER = 12;
    private static final int REFERENCE = 4;
    private static final int ARRAY_HEADER = 16;
    private static final int ALIGNMENT = 8;
    private static final int COLLECTION = 48;
    private static final int EMPTY_TABLE = 80; // of 16 elements, as most are made at first
    private static final int ELEMENT = 32;

    private final Map<Class<?>, List<Field>> fields = new HashMap<>();

    /**
     * Returns the bytes of all objects that {@code root} leads to.
     *
     * @param seen takes these objects
     * @param shared objects that do not count
     */
    long of(Object root, IdentityHashMap<Object, Boolean> seen, IdentityHashMap<Object, Boolean> shared) {
        long bytes = 0;
        Deque<Object> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Object next = open.pop();
            if (seen.put(next, true) != null) continue;
            long own = shallow(next, open);
            if (!shared.containsKey(next)) bytes += own;
        }
        return bytes;
    }

    private long shallow(Object value, Deque<Object> open) {
        if (value instanceof String text) return aligned(HEADER + ALIGNMENT) + aligned(ARRAY_HEADER + text.length());
        if (value instanceof Class<?> || value instanceof Enum<?>) return 0;
        if (value.getClass().isArray()) return array(value, open);
        if (value instanceof Collection<?> elements) {
            for (Object element : elements) push(element, open);
            return COLLECTION + EMPTY_TABLE + (long) ELEMENT * elements.size();
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((k, v) -> {
                push(k, open);
                push(v, open);
            });
            return COLLECTION + EMPTY_TABLE + (long) (ELEMENT + ALIGNMENT) * map.size();
        }
        long bytes = HEADER;
        for (Field field : fields.computeIfAbsent(value.getClass(), Footprint::fieldsOf)) {
            bytes += size(field.getType());
            if (!field.getType().isPrimitive()) push(read(field, value), open);
        }
        return aligned(bytes);
    }

    private static long array(Object value, Deque<Object> open) {
        int length = Array.getLength(value);
        if (value instanceof Object[] elements) {
            for (Object element : elements) push(element, open);
        }
        return aligned(ARRAY_HEADER + (long) length * size(value.getClass().getComponentType()));
    }

    private static void push(Object value, Deque<Object> open) {
        if (value != null) open.push(value);
    }

    private static int size(Class<?> type) {
        if (type == long.class || type == double.class) return Long.BYTES;
        if (type == boolean.class || type == byte.class) return Byte.BYTES;
        if (type == char.class || type == short.class) return Short.BYTES;
        return REFERENCE;
    }

    private static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** Of a class of the JDK, those that may be read. */
    private static List<Field> fieldsOf(Class<?> type) {
        List<Field> all = new ArrayList<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) all.add(field);
            }
        }
        return all;
    }

    private static Object read(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
