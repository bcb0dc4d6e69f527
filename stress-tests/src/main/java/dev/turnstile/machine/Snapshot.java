package dev.turnstile.machine;

import dev.turnstile.scenario.Callback;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A model's state by value, so that states reached in different ways can be told equal without any help from the model: its own
 * classes field by field, the JDK's collections by their elements.
 */
final class Snapshot {
    private final IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>();
    private final List<Object> parts = new ArrayList<>();
    private boolean opaque;

    private Snapshot() {}

    /** A key with {@code equals}; one that equals nothing else where the model holds what cannot be looked into. */
    static Object of(Object model) {
        Snapshot snapshot = new Snapshot();
        snapshot.add(model);
        return snapshot.opaque ? new Object() : snapshot.parts;
    }

    private void add(@Nullable Object value) {
        if (value == null) {
            parts.add(Optional.empty());
            return;
        }
        if (isValue(value)) {
            parts.add(value);
            return;
        }
        Callback callback = Callback.in(value);
        if (callback != null) {
            parts.add(callback);
            return;
        }
        Integer known = seen.putIfAbsent(value, seen.size());
        if (known != null) {
            parts.add("same as " + known);
            return;
        }
        if (value.getClass().isArray()) addArray(value);
        else if (!isOfPlatform(value.getClass())) addFields(value);
        else if (value instanceof LinkedHashSet<?> ordered) addAll(ordered);
        else if (value instanceof Set<?> set) addSet(set);
        else if (value instanceof Collection<?> elements) addAll(elements);
        else if (value instanceof LinkedHashMap<?, ?> ordered) addOrdered(ordered);
        else if (value instanceof Map<?, ?> map) addMap(map);
        else if (value instanceof AtomicReference<?> reference) addPair("ref", reference.get());
        else if (value instanceof AtomicBoolean flag) addPair("flag", flag.get());
        else if (value instanceof Number number) addPair("number", number.toString());
        else opaque = true;
    }

    private static boolean isValue(Object value) {
        return value instanceof String
                || value instanceof Character
                || value instanceof Boolean
                || value instanceof Enum<?>
                || value instanceof Class<?>
                || value instanceof Optional<?>
                || value instanceof OptionalInt
                || value instanceof OptionalLong
                || value instanceof OptionalDouble
                || value instanceof Number && value.getClass().getPackageName().equals("java.lang")
                || value instanceof BigInteger
                || value instanceof BigDecimal
                || value.getClass().getPackageName().equals("java.time");
    }

    /** Order does not matter in a set, so its elements have to be values. */
    private void addSet(Set<?> elements) {
        opaque |= !elements.stream().allMatch(Snapshot::isValue);
        parts.add(new HashSet<>(elements));
    }

    /** Nor in a map's keys; its values follow in the order of the keys' texts. */
    private void addMap(Map<?, ?> map) {
        opaque |= !map.keySet().stream().allMatch(Snapshot::isValue);
        parts.add("map " + map.size());
        map.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<?, ?> e) -> String.valueOf(e.getKey())))
                .forEach(e -> addPair(e.getKey(), e.getValue()));
    }

    /** A model that keeps its keys in order may mean something by it. */
    private void addOrdered(Map<?, ?> map) {
        parts.add("map in order " + map.size());
        map.forEach(this::addPair);
    }

    private void addAll(Collection<?> elements) {
        parts.add("[" + elements.size());
        for (Object element : elements) add(element);
    }

    private void addPair(@Nullable Object left, @Nullable Object right) {
        add(left);
        add(right);
    }

    private void addArray(Object array) {
        int length = Array.getLength(array);
        parts.add("array " + length);
        for (int i = 0; i < length; i++) add(Array.get(array, i));
    }

    private void addFields(Object value) {
        parts.add(value.getClass());
        for (Class<?> c = value.getClass(); c != null && c != Object.class; c = c.getSuperclass()) {
            if (isOfPlatform(c)) {
                // These are the only classes of the platform that are known to hold no state of the model.
                opaque |= c != Record.class;
                return;
            }
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) add(read(field, value));
            }
        }
    }

    private static @Nullable Object read(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOfPlatform(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }
}
