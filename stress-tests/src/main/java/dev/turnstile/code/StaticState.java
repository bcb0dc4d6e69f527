package dev.turnstile.code;

import dev.turnstile.evidence.Counted;
import dev.turnstile.jdk.JdkClasses;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/**
 * The values of the static fields of a subject's own classes. They last from one run to the next, although each run begins with a fresh
 * instance. Classes of libraries are not looked at.
 *
 * @param fields the fields
 * @param values by class and field, as text that differs where what they hold does; of objects of the user's own classes which
 *     they are, and what they hold: a singleton's counter lasts as long as the singleton
 */
public record StaticState(List<Field> fields, Map<String, String> values) {
    /** How far objects of the user's own classes and collections are followed: what a singleton holds, and what an object in it holds. */
    private static final int DEPTH = 3;

    /** Longer arrays and collections are not shown. */
    private static final int MOST_SHOWN = 8;

    /** How many elements of one are compared. */
    private static final int MOST_READ = 1_000;

    /** Classes of the JDK whose text is their state, apart from a hash code that some put in front. */
    private static final Set<Class<?>> TOLD_BY_STRING = Set.of(
            AtomicBoolean.class,
            AtomicIntegerArray.class,
            AtomicLongArray.class,
            BitSet.class,
            CountDownLatch.class,
            Semaphore.class);

    /** The state now. Classes that have such fields are initialized by this. */
    public static StaticState of(Class<?> subject) {
        List<Field> fields = new ArrayList<>();
        for (ClassNode node : UserClasses.of(subject).all()) {
            if (node.fields.stream().noneMatch(StaticState::mayChange)) continue;
            try {
                Class<?> type = Class.forName(node.name.replace('/', '.'), false, subject.getClassLoader());
                if (!isOfSameOrigin(type, subject)) continue;
                for (FieldNode field : node.fields) if (mayChange(field)) fields.add(type.getDeclaredField(field.name));
            } catch (ReflectiveOperationException | LinkageError unusable) {
                // Runs cannot use it either.
            }
        }
        return of(fields);
    }

    private static StaticState of(List<Field> fields) {
        Map<String, String> values = new TreeMap<>();
        for (Field field : fields) {
            String value = value(field);
            if (value != null) values.put(field.getDeclaringClass().getSimpleName() + "." + field.getName(), value);
        }
        return new StaticState(fields, values);
    }

    /** The state of the same fields at another time. */
    public StaticState now() {
        return of(fields);
    }

    /** The fields that hold something else than in an earlier state, with what they hold: {@code Config.limit (7, before 3)}. */
    public List<String> changedSince(StaticState before) {
        return values.entrySet().stream()
                .filter(e -> !e.getValue().equals(before.values.getOrDefault(e.getKey(), e.getValue())))
                .map(e -> e.getKey() + " (" + e.getValue() + ", before " + before.values.get(e.getKey()) + ")")
                .toList();
    }

    private static boolean isOfSameOrigin(Class<?> one, Class<?> other) {
        return one.getProtectionDomain().getCodeSource() != null
                && one.getProtectionDomain()
                        .getCodeSource()
                        .equals(other.getProtectionDomain().getCodeSource());
    }

    /** Constants hold the same always; what holds other things may have changed inside. */
    private static boolean mayChange(FieldNode field) {
        boolean isPlain = field.desc.length() == 1 || field.desc.equals("Ljava/lang/String;");
        return Modifier.isStatic(field.access)
                && !(Modifier.isFinal(field.access) && isPlain)
                && !field.name.contains("$");
    }

    /** {@code null} if its class cannot be initialized: runs cannot use it either. */
    private static @Nullable String value(Field field) {
        try {
            field.setAccessible(true);
            return text(field.get(null), DEPTH);
        } catch (ReflectiveOperationException | RuntimeException unreadable) {
            return "unreadable";
        } catch (LinkageError unusable) {
            return null;
        }
    }

    private static String text(@Nullable Object value, int depth) {
        if (value == null) return "null";
        String type = value.getClass().getName();
        boolean isOfTheJdk = JdkClasses.isSpecified(value.getClass());
        if (isOfTheJdk && isValue(value)) return value.toString();
        if (isOfTheJdk && TOLD_BY_STRING.contains(value.getClass()))
            return value.toString().replace(type + "@" + Integer.toHexString(value.hashCode()), "");
        if (value instanceof AtomicReference<?> reference) return "→ " + text(reference.get(), depth);
        if (isOfTheJdk && value instanceof Collection<?> elements) return elements(elements.toArray(), depth);
        if (isOfTheJdk && value instanceof Map<?, ?> entries) return entries(entries, depth);
        if (value.getClass().isArray()) return elements(value, depth);
        return value.getClass().getSimpleName() + "@" + Integer.toHexString(System.identityHashCode(value))
                + (depth > 0 ? held(value, depth - 1) : "");
    }

    private static boolean isValue(Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof CharSequence;
    }

    /** Returns the values of an object's fields that the user's own classes declare; empty if they declare none. */
    private static String held(Object value, int depth) {
        List<String> held = new ArrayList<>();
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            if (type.isHidden() || !UserClasses.isUsers(UserClasses.name(type))) continue;
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                    held.add(field.getName() + " " + value(field, value, depth));
            }
        }
        return held.isEmpty() ? "" : held.stream().collect(Collectors.joining(", ", "{", "}"));
    }

    private static String value(Field field, Object owner, int depth) {
        try {
            field.setAccessible(true);
            return text(field.get(owner), depth);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unreadable) {
            return "unreadable";
        }
    }

    /** Few elements are shown; of many it is only told whether they have changed. */
    private static String elements(Object array, int depth) {
        int length = Array.getLength(array);
        if (depth == 0) return Counted.of(length, "element");
        List<String> texts = IntStream.range(0, Math.min(length, MOST_READ))
                .mapToObj(i -> text(Array.get(array, i), depth - 1))
                .toList();
        return length <= MOST_SHOWN ? texts.toString() : Counted.of(length, "element") + ", " + digest(texts);
    }

    private static String entries(Map<?, ?> entries, int depth) {
        String size = Counted.of(entries.size(), "entry", "entries");
        if (depth == 0) return size;
        List<String> texts = entries.entrySet().stream()
                .limit(MOST_READ)
                .map(entry -> text(entry.getKey(), depth - 1) + "=" + text(entry.getValue(), depth - 1))
                .toList();
        return entries.size() <= MOST_SHOWN
                ? texts.stream().collect(Collectors.joining(", ", "{", "}"))
                : size + ", " + digest(texts);
    }

    private static String digest(List<String> texts) {
        return Integer.toHexString(texts.hashCode());
    }
}
