package dev.turnstile.history;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies answers by value. An operation may return a view of its state, which later operations change: so the engines copy an answer as
 * it returns. Arrays become lists, which have {@code equals}.
 *
 * <p>Reads a collection by one call of its {@code toArray}, which collections that several threads may use answer in one step.
 */
public final class AnswerCopy {
    private AnswerCopy() {}

    /**
     * Returns a copy of a value as deep as arrays, lists, sets, maps, optionals and records reach; of anything else, the value itself.
     *
     * @throws RuntimeException whatever a collection throws that cannot be read just now
     */
    public static @Nullable Object of(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof String || value instanceof Boolean)
            return value;
        if (value instanceof List<?> list) return listOf(list.toArray());
        if (value instanceof Set<?> set) return setOf(set.toArray());
        if (value instanceof Map<?, ?> map) return mapOf(map.entrySet().toArray());
        if (value instanceof Map.Entry<?, ?> entry) return entryOf(entry);
        if (value instanceof Optional<?> optional) return optional.map(AnswerCopy::of);
        if (value instanceof Record) return recordOf(value);
        return value.getClass().isArray() ? listOf(elements(value)) : value;
    }

    private static Object[] elements(Object array) {
        Object[] elements = new Object[Array.getLength(array)];
        for (int i = 0; i < elements.length; i++) elements[i] = Array.get(array, i);
        return elements;
    }

    private static List<@Nullable Object> listOf(@Nullable Object[] elements) {
        @Nullable Object[] copies = new Object[elements.length];
        for (int i = 0; i < copies.length; i++) copies[i] = of(elements[i]);
        return Collections.unmodifiableList(Arrays.asList(copies));
    }

    private static Set<@Nullable Object> setOf(Object[] elements) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(listOf(elements)));
    }

    private static Map<@Nullable Object, @Nullable Object> mapOf(Object[] entries) {
        Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
        for (Object entry : entries) {
            Map.Entry<?, ?> known = (Map.Entry<?, ?>) entry;
            copy.put(of(known.getKey()), of(known.getValue()));
        }
        return Collections.unmodifiableMap(copy);
    }

    private static Map.Entry<@Nullable Object, @Nullable Object> entryOf(Map.Entry<?, ?> entry) {
        return new SimpleImmutableEntry<>(of(entry.getKey()), of(entry.getValue()));
    }

    /** A record of the same components copied, by its own constructor; itself where no component changes by that. */
    private static Object recordOf(Object value) {
        RecordComponent[] components = value.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] copies = new Object[components.length];
        boolean changed = false;
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                components[i].getAccessor().setAccessible(true);
                Object component = components[i].getAccessor().invoke(value);
                // An array stays one: the constructor takes nothing else, and records compare arrays by identity.
                copies[i] = types[i].isArray() ? component : of(component);
                changed |= copies[i] != component;
            }
            if (!changed) return value;
            Constructor<?> constructor = value.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(copies);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return value; // its package is closed, it checks what it is made of, or it wants another class of list
        }
    }
}
