package dev.turnstile.scenario;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as text: the same in scenarios, outcomes and reports. */
public final class Literal {
    private Literal() {}

    /** The value as Java would write it, or nearly so. */
    public static String format(@Nullable Object value) {
        if (value instanceof String s) return quote(s, '"');
        if (value instanceof Character c) return quote(c.toString(), '\'');
        if (value instanceof Enum<?> e) return e.name();
        if (value != null && value.getClass().isArray()) return format(elements(value));
        if (value instanceof Collection<?> c)
            return c.stream().map(Literal::format).collect(Collectors.joining(", ", "[", "]"));
        return value == null ? "null" : text(value);
    }

    /** The value of an argument, as {@link ValueType#readOrNull} reads it. */
    static String write(@Nullable Object value) {
        if (value instanceof ArrayValue array) return write(array.elements());
        if (value instanceof Collection<?> c)
            return c.stream().map(Literal::write).collect(Collectors.joining(", ", "[", "]"));
        if (value instanceof Map<?, ?> map)
            return map.entrySet().stream()
                    .map(e -> write(e.getKey()) + "=" + write(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        if (value instanceof Optional<?> optional)
            return optional.map(v -> "Optional[" + write(v) + "]").orElse("Optional.empty");
        return value instanceof Record made ? record(made) : format(value);
    }

    private static String record(Record value) {
        return Arrays.stream(value.getClass().getRecordComponents())
                .map(component -> component.getName() + "=" + write(component(value, component)))
                .collect(Collectors.joining(", ", value.getClass().getSimpleName() + "[", "]"));
    }

    private static @Nullable Object component(Record value, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(value.getClass().getName() + " cannot be read", e);
        }
    }

    private static List<@Nullable Object> elements(Object array) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) elements.add(Array.get(array, i));
        return elements;
    }

    /** Guards against classes of a subject whose {@code toString} throws or has several lines. */
    private static String text(Object value) {
        try {
            return oneLine("" + value); // its toString may answer null
        } catch (RuntimeException | Error e) {
            String thrown = e.getClass().getSimpleName();
            return value.getClass().getSimpleName() + " (its toString throws " + thrown + ")";
        }
    }

    /**
     * Returns a text with control characters, what ends a line, and what changes the direction of reading written as Java escapes them.
     */
    public static String oneLine(String text) {
        if (text.chars().noneMatch(Literal::tearsLines)) return text;
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (tearsLines(c)) out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        return out.toString();
    }

    private static boolean tearsLines(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || changesDirection(c);
    }

    /** The bidirectional formatting characters of Unicode, UAX 9: text after one may be shown elsewhere than it stands. */
    private static boolean changesDirection(int c) {
        return c == 0x061C || c == 0x200E || c == 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    private static String quote(String s, char quote) {
        StringBuilder out = new StringBuilder().append(quote);
        for (char c : s.toCharArray()) {
            if (c == quote || c == '\\') out.append('\\').append(c);
            else out.append(c);
        }
        return oneLine(out.append(quote).toString());
    }

    /**
     * The value that {@link #format} wrote.
     *
     * @throws IllegalArgumentException if {@code text} is no value of {@code type}, or values of that type have no text form
     */
    public static Object parse(String text, Class<?> type) {
        if (type == int.class || type == Integer.class) return Integer.valueOf(text);
        if (type == long.class || type == Long.class) return Long.valueOf(text);
        if (type == short.class || type == Short.class) return Short.valueOf(text);
        if (type == byte.class || type == Byte.class) return Byte.valueOf(text);
        if (type == double.class || type == Double.class) return Double.valueOf(text);
        if (type == float.class || type == Float.class) return Float.valueOf(text);
        if (type == boolean.class || type == Boolean.class) return parseBoolean(text);
        if (type == char.class || type == Character.class) return parseCharacter(text);
        if (type == String.class) return unquote(text, '"');
        if (type.isEnum()) return parseEnum(text, type);
        if (type == BigInteger.class) return new BigInteger(text);
        if (type == BigDecimal.class) return new BigDecimal(text);
        if (type == Duration.class) return parseDuration(text);
        return parseAny(text, type);
    }

    /** If a value can be passed as several types, the text says which is meant. */
    private static Object parseAny(String text, Class<?> type) {
        Object value = text.startsWith("\"")
                ? unquote(text, '"')
                : text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : Integer.valueOf(text);
        if (type.isInstance(value)) return value;
        throw new IllegalArgumentException(text + " is no " + type.getName());
    }

    private static Object parseBoolean(String text) {
        if (text.equals("true") || text.equals("false")) return Boolean.valueOf(text);
        throw new IllegalArgumentException("not true or false: " + text);
    }

    private static Object parseDuration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("no duration as PT1.5S: " + text, e);
        }
    }

    private static Object parseCharacter(String text) {
        String c = unquote(text, '\'');
        if (c.length() != 1) throw new IllegalArgumentException("not one character: " + text);
        return c.charAt(0);
    }

    private static Object parseEnum(String text, Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text)) return constant;
        }
        throw new IllegalArgumentException(text + " is none of " + Arrays.toString(type.getEnumConstants()));
    }

    private static String unquote(String text, char quote) {
        int end = text.length() - 1;
        if (end < 1 || text.charAt(0) != quote || text.charAt(end) != quote) {
            throw new IllegalArgumentException("not in " + quote + " quotes: " + text);
        }
        StringBuilder out = new StringBuilder();
        for (int i = 1; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < end) {
                c = text.charAt(++i);
                if (c == 'u' && i + 4 < end) {
                    c = (char) Integer.parseInt(text.substring(i + 1, i + 5), 16);
                    i += 4;
                }
            }
            out.append(c);
        }
        return out.toString();
    }
}
