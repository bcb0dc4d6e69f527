package dev.turnstile.evidence;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for evidence that another machine may have written. Each refuses with an {@link IllegalArgumentException} that says what is wrong. */
final class Strict {
    /** What Java and its sisters let one call a class. A file gets this name, and lines of properties files begin with it. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}\\p{Sc}\\p{M}.-]{1,1000}");

    private static final Pattern PATH = Pattern.compile("[^\\p{Cntrl}\\\\:]{1,4000}");

    private static final int MOST_PARTS = 9_999;

    private Strict() {}

    /** Returns a mapper that guesses nothing. */
    static JsonMapper mapper() {
        return Json.mapper()
                .rebuild()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }

    /** Returns a binary name that is one. */
    static String binaryName(String name) {
        boolean good = NAME.matcher(name).matches() && !name.startsWith(".") && !name.contains("..");
        if (!good) throw new IllegalArgumentException("\"" + shown(name) + "\" is no name of a class");
        return name;
    }

    /** Returns a path that is relative and leads nowhere but down. */
    static String path(String path) {
        boolean good = PATH.matcher(path).matches() && !path.startsWith("/") && !("/" + path + "/").contains("/../");
        if (!good) throw new IllegalArgumentException("\"" + shown(path) + "\" is no path below the project's root");
        return path;
    }

    /** Returns a time in the form {@code 2025-03-01T12:00:00Z}. */
    static String time(String time) {
        try {
            Instant unused = Instant.parse(time);
            return time;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + shown(time) + "\" is no time", e);
        }
    }

    /** Makes sure that this is a part of a campaign. */
    static void part(int index, int of) {
        if (index < 1 || index > of || of > MOST_PARTS)
            throw new IllegalArgumentException(index + "/" + of + " is no part of a campaign");
    }

    /** Makes sure that nothing is missing: in no record that a value consists of. */
    static void whole(Object value) {
        if (value instanceof Collection<?> parts) parts.forEach(Strict::whole);
        if (!(value instanceof Record whole)) return;
        for (RecordComponent component : whole.getClass().getRecordComponents()) {
            Object part = part(whole, component);
            if (part != null) whole(part);
            else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                throw new IllegalArgumentException("it has no " + component.getName());
        }
    }

    private static @Nullable Object part(Record whole, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shown(String text) {
        String line = Printable.line(text);
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }
}
