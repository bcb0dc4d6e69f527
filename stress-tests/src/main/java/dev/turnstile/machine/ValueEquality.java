package dev.turnstile.machine;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds in answers what cannot be compared by {@code equals}. */
public final class ValueEquality {
    private ValueEquality() {}

    /**
     * Returns what in an answer is equal to nothing but itself.
     *
     * @return a class that has no {@code equals} of its own, or a record that holds an array; {@code null} if there is none
     */
    public static @Nullable Class<?> missing(@Nullable Object answer) {
        if (answer == null) return null;
        if (answer instanceof List<?> || answer instanceof Set<?>)
            return firstMissing(((Collection<?>) answer).stream());
        if (answer instanceof Map<?, ?> map)
            return firstMissing(Stream.concat(map.keySet().stream(), map.values().stream()));
        if (answer instanceof Map.Entry<?, ?> entry) return firstMissing(Stream.of(entry.getKey(), entry.getValue()));
        if (answer instanceof Optional<?> optional) return firstMissing(optional.stream());
        if (answer.getClass().isRecord()) return missingInRecord(answer);
        return hasEquals(answer.getClass()) ? null : answer.getClass();
    }

    private static @Nullable Class<?> firstMissing(Stream<?> parts) {
        return parts.map(ValueEquality::missing)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Class<?> missingInRecord(Object value) {
        for (var component : value.getClass().getRecordComponents()) {
            if (component.getType().isArray()) return value.getClass();
            try {
                component.getAccessor().setAccessible(true);
                Class<?> missing = missing(component.getAccessor().invoke(value));
                if (missing != null) return missing;
            } catch (ReflectiveOperationException | RuntimeException e) {
                // A component that nobody may read is taken to be comparable.
            }
        }
        return null;
    }

    private static boolean hasEquals(Class<?> type) {
        try {
            return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /** Returns an imperative that names an answer to return instead of a value of such a class. */
    static String remedy(Class<?> type) {
        if (type.isRecord()) return "return a record that holds a List instead of the array";
        if (Future.class.isAssignableFrom(type)) return "return what it holds, or whether it is done";
        if (Iterator.class.isAssignableFrom(type)
                || Iterable.class.isAssignableFrom(type)
                || BaseStream.class.isAssignableFrom(type)) return "return a List of its elements";
        if (CharSequence.class.isAssignableFrom(type)) return "return its text as a String";
        if (Number.class.isAssignableFrom(type)) return "return its value";
        return "return a primitive, a String, a record or a List of these, or give the class equals and hashCode";
    }
}
