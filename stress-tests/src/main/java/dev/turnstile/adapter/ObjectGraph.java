package dev.turnstile.adapter;

import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an instance holds, all objects that can be reached from it: two instances whose graphs are equal behave alike. Objects that another
 * instance holds too, such as a static marker, differ from all others by which they are.
 *
 * <p>Not so where something that can be reached has a state elsewhere, or cannot be read: then it is {@linkplain #isComplete incomplete}.
 */
final class ObjectGraph {
    private static final int MOST_OBJECTS = 5_000;

    /** Their state is elsewhere, or changes by itself. */
    private static final List<Class<?>> UNREADABLE =
            List.of(Thread.class, ThreadGroup.class, ClassLoader.class, Reference.class);

    private static final Set<Class<?>> VALUES = Set.of(
            String.class,
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            Class.class);

    private final Map<Object, Integer> objects = new IdentityHashMap<>();
    private final Map<Object, Integer> shared;
    private final Map<Thread, Integer> callers;
    private final List<Object> parts = new ArrayList<>();
    private final Deque<Object> unread = new ArrayDeque<>();
    private boolean complete = true;
    private boolean holdsCallers;

    /**
     * Reads an instance, which nothing may change meanwhile.
     *
     * @param callers the threads that have called it, each with its index
     * @param shared the objects that other instances hold too, each with its number
     */
    ObjectGraph(Object instance, Map<Thread, Integer> callers, Map<Object, Integer> shared) {
        this.callers = callers;
        this.shared = shared;
        add(instance);
        while (!unread.isEmpty() && objects.size() <= MOST_OBJECTS) read(unread.remove());
        complete &= unread.isEmpty();
    }

    /** Whether all was read. */
    boolean isComplete() {
        return complete;
    }

    /** Whether it holds a thread that has called it, or the number or the name of one: then it may depend on who calls. */
    boolean holdsCallers() {
        return holdsCallers;
    }

    /** What equals that of another instance with an equal graph. */
    List<Object> key() {
        return parts;
    }

    /** The objects in it. */
    Set<Object> objects() {
        return objects.keySet();
    }

    private void add(@Nullable Object value) {
        if (value == null) {
            parts.add("null");
        } else if (value instanceof Thread thread && callers.containsKey(thread)) {
            holdsCallers = true;
            parts.add("thread " + callers.get(thread));
        } else if (VALUES.contains(value.getClass()) || value instanceof Enum<?>) {
            addValue(value);
        } else if (shared.containsKey(value)) {
            parts.add("shared " + shared.get(value));
        } else if (UNREADABLE.stream().anyMatch(type -> type.isInstance(value))) {
            complete = false;
        } else {
            Integer known = objects.putIfAbsent(value, objects.size());
            parts.add("object " + (known == null ? objects.size() - 1 : known));
            if (known == null) unread.add(value);
        }
    }

    /** The number or the name of a caller's thread is another one where that thread had to be replaced. */
    private void addValue(Object value) {
        for (Map.Entry<Thread, Integer> caller : callers.entrySet()) {
            Thread thread = caller.getKey();
            if (!value.equals(thread.getId()) && !value.equals(thread.getName())) continue;
            holdsCallers = true;
            parts.add("of thread " + caller.getValue());
            return;
        }
        parts.add(value);
    }

    private void addLocal(ThreadLocal<?> local) {
        holdsCallers = true;
        callers.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(caller -> {
            Optional<Object[]> value = ThreadLocals.value(local, caller.getKey());
            complete &= value.isPresent();
            Object[] held = value.orElse(new Object[0]);
            if (held.length == 0) return; // the same as for a thread that has never called
            parts.add("local of " + caller.getValue());
            add(held[0]);
        });
    }

    private void read(Object owner) {
        parts.add(owner.getClass());
        if (owner instanceof ThreadLocal<?> local) {
            addLocal(local);
            return;
        }
        if (owner.getClass().isArray()) {
            int length = Array.getLength(owner);
            parts.add(length);
            for (int i = 0; i < length; i++) add(Array.get(owner, i));
            return;
        }
        for (Class<?> c = owner.getClass(); c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) read(field, owner);
            }
        }
    }

    private void read(Field field, Object owner) {
        try {
            if (field.trySetAccessible()) add(field.get(owner));
            else complete = false;
        } catch (IllegalAccessException e) {
            complete = false;
        }
    }
}
