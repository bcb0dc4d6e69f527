package dev.turnstile.adapter;

import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
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
 * The objects that can be reached from an instance: two instances with equal graphs behave alike. An object that several instances share, such
 * as a static marker, equals no other.
 *
 * <p>A graph is {@linkplain #isComplete incomplete} where an object cannot be read, or has a state elsewhere.
 */
final class ObjectGraph {
    private static final int MOST_OBJECTS = 5_000;
    /** Less is a count: the nanoseconds of a machine that has just started begin anywhere. */
    private static final long LEAST_TIME = 1_000_000_000;

    private static final Duration RECENT = Duration.ofSeconds(30);

    /** Their state is elsewhere, or changes by itself. */
    private static final List<Class<?>> UNREADABLE = List.of(Thread.class, ThreadGroup.class, ClassLoader.class);

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

    private final IdentityHashMap<Object, Integer> objects = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Integer> shared;
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
    ObjectGraph(Object instance, Map<Thread, Integer> callers, IdentityHashMap<Object, Integer> shared) {
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

    /** A key that equals the key of an equal graph. */
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
        parts.add(isPresent(value) ? "a time" : value);
    }

    /** A time of the present is another one in each run: no answer that is the same each time depends on it. */
    private static boolean isPresent(Object value) {
        return value instanceof Long time
                && Math.abs(time) > LEAST_TIME
                && (Math.abs(System.currentTimeMillis() - time) < RECENT.toMillis()
                        || Math.abs(System.nanoTime() - time) < RECENT.toNanos());
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
        if (owner instanceof Reference<?> reference) add(reference.get());
        for (Class<?> c = owner.getClass(); c != null && !isOfCollector(c); c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) read(field, owner);
            }
        }
    }

    /**
     * Whether a class belongs to the garbage collector: it notes in references when they were asked, and which are to be cleared. What it
     * clears in the middle of a run differs from run to run, whether it is read or not.
     */
    private static boolean isOfCollector(Class<?> type) {
        return type.getPackageName().equals("java.lang.ref");
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
