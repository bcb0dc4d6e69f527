package dev.turnstile.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A type of arguments: how its values are read from text, and the few that stand for all. */
public interface ValueType {
    /** A time limit that runs out in every run. */
    Duration SHORT = Duration.ofMillis(2);

    /** A time limit that runs out in no run. */
    Duration LONG = Duration.ofHours(1);

    /** More values of one type are not tried by default. */
    int MOST_VALUES = 4;

    /** The class. */
    Class<?> raw();

    /** Returns the values that are tried by default: few, so that operations meet on the same ones. */
    List<@Nullable Object> values();

    /**
     * Returns the values that jqwik gives for a parameter that asks it for them; none where it does not.
     *
     * @param seed chooses among them
     * @throws dev.turnstile.arbitrary.ArbitraryException if there are none
     */
    default List<GivenValue> given(long seed) {
        return List.of();
    }

    /** Whether jqwik gives the values. */
    default boolean isGiven() {
        return false;
    }

    /**
     * Looks whether there are values.
     *
     * @throws IllegalArgumentException if there are none: a {@link dev.turnstile.arbitrary.ArbitraryException} where what the user wrote is
     *     wrong, otherwise with the type as a noun phrase
     */
    default void check() {}

    /** Returns a value that is none of these, where there are two numbers or strings; {@code null} otherwise. */
    default @Nullable Object third() {
        return null;
    }

    /**
     * Reads what {@link Literal#write} wrote.
     *
     * @throws IllegalArgumentException if that is no value of this type
     */
    @Nullable
    Object read(TextReader text);

    /**
     * Reads a value of an argument, which may be {@code null} where the type is no primitive one.
     *
     * @throws IllegalArgumentException if what comes next is none
     */
    default @Nullable Object readOrNull(TextReader text) {
        TextReader ahead = text.copy();
        if (raw().isPrimitive() || !ahead.word().equals("null")) return read(text);
        text.moveTo(ahead);
        return null;
    }

    /** The first two values of a type; one, if it has no more. */
    private static List<@Nullable Object> two(ValueType type) {
        return type.values().stream().limit(2).toList();
    }

    private static List<@Nullable Object> listOf(Stream<? extends @Nullable Object> values) {
        return Collections.unmodifiableList(Arrays.asList(values.toArray()));
    }

    private static List<@Nullable Object> elements(TextReader text, ValueType type) {
        List<@Nullable Object> elements = new ArrayList<>();
        text.require("[");
        while (!text.accept("]")) {
            if (!elements.isEmpty()) text.require(",");
            elements.add(type.readOrNull(text));
        }
        return elements;
    }

    /** A primitive or its wrapper, a string, an enum, a duration, or what any of these can be passed as. */
    record Plain(Class<?> raw) implements ValueType {
        /** Numbers are 1 and 0: code often takes 0 for "nothing there", and a field holds 0 before anything is written to it. */
        @Override
        public List<@Nullable Object> values() {
            if (raw.isEnum())
                return listOf(Arrays.stream(raw.getEnumConstants()).limit(MOST_VALUES));
            if (raw == boolean.class || raw == Boolean.class) return List.of(false, true);
            if (raw == char.class || raw == Character.class) return List.of('a', 'b');
            if (raw == Duration.class) return List.of(SHORT, LONG);
            if (raw.isAssignableFrom(Integer.class)) return List.of(1, 0);
            if (raw.isAssignableFrom(String.class)) return List.of("a", "b");
            return List.of(Literal.parse("1", raw), Literal.parse("0", raw));
        }

        @Override
        public @Nullable Object third() {
            Object first = values().get(0);
            if (first instanceof String) return "c";
            return first instanceof Integer ? (Object) 2 : first instanceof Number ? Literal.parse("2", raw) : null;
        }

        @Override
        public Object read(TextReader text) {
            boolean quoted = text.isNext("\"") || text.isNext("'");
            return Literal.parse(quoted ? text.quoted() : text.word(), raw);
        }
    }

    /** A list, or a set, or a type of which both are: with one element, with two, and empty. */
    record Sequence(Class<?> raw, ValueType element) implements ValueType {
        @Override
        public List<@Nullable Object> values() {
            List<@Nullable Object> two = two(element);
            return listOf(
                    Stream.of(two.subList(0, 1), two, List.of()).distinct().map(this::of));
        }

        @Override
        public Object read(TextReader text) {
            return of(elements(text, element));
        }

        private Object of(List<@Nullable Object> elements) {
            return raw == Set.class
                    ? Collections.unmodifiableSet(new LinkedHashSet<>(elements))
                    : listOf(elements.stream());
        }
    }

    /** An array: with one element, with two, and empty. */
    record Array(Class<?> raw, ValueType element) implements ValueType {
        @Override
        public List<@Nullable Object> values() {
            List<@Nullable Object> two = two(element);
            return listOf(
                    Stream.of(two.subList(0, 1), two, List.of()).distinct().map(this::of));
        }

        @Override
        public Object read(TextReader text) {
            return of(elements(text, element));
        }

        private ArrayValue of(List<@Nullable Object> elements) {
            return new ArrayValue(raw.getComponentType(), elements);
        }
    }

    /** A map: with one entry, with two, and empty. */
    record Mapping(Class<?> raw, ValueType key, ValueType value) implements ValueType {
        @Override
        public List<@Nullable Object> values() {
            List<@Nullable Object> keys = two(key);
            List<@Nullable Object> values = two(value);
            Map<@Nullable Object, @Nullable Object> all = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) all.put(keys.get(i), values.get((i + 1) % values.size()));
            return List.of(
                    Collections.singletonMap(keys.get(0), values.get(0)), Collections.unmodifiableMap(all), Map.of());
        }

        @Override
        public Object read(TextReader text) {
            Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
            text.require("{");
            while (!text.accept("}")) {
                if (!entries.isEmpty()) text.require(",");
                Object next = key.readOrNull(text);
                text.require("=");
                entries.put(next, value.readOrNull(text));
            }
            return Collections.unmodifiableMap(entries);
        }
    }

    /** An {@link Optional}. */
    record Maybe(ValueType element) implements ValueType {
        @Override
        public Class<?> raw() {
            return Optional.class;
        }

        @Override
        public List<@Nullable Object> values() {
            return List.of(Optional.ofNullable(element.values().get(0)), Optional.empty());
        }

        @Override
        public Object read(TextReader text) {
            if (text.accept("Optional.empty")) return Optional.empty();
            text.require("Optional[");
            Object value = element.readOrNull(text);
            text.require("]");
            return Optional.ofNullable(value);
        }
    }

    /** A sealed type. */
    record Alternatives(Class<?> raw, List<ValueType> all) implements ValueType {
        /** The first value of each alternative, then the second ones. */
        @Override
        public List<@Nullable Object> values() {
            return listOf(Stream.concat(at(0), at(1)).limit(MOST_VALUES));
        }

        private Stream<@Nullable Object> at(int index) {
            return all.stream()
                    .filter(type -> index < type.values().size())
                    .map(type -> type.values().get(index));
        }

        @Override
        public @Nullable Object read(TextReader text) {
            for (ValueType type : all) {
                TextReader ahead = text.copy();
                try {
                    Object value = type.read(ahead);
                    text.moveTo(ahead);
                    return value;
                } catch (IllegalArgumentException another) {
                    // The next alternative may be meant.
                }
            }
            throw text.expected("one of " + all);
        }
    }

    /**
     * A functional interface.
     *
     * @param answer what it answers; {@code null} if nothing
     * @param noted whether its calls are a part of the answer of the operation that makes them
     */
    record Function(Class<?> raw, @Nullable ValueType answer, boolean noted) implements ValueType {
        private static final List<String> NAMES = List.of("f", "g", "h");

        @Override
        public List<@Nullable Object> values() {
            if (answer == null) return List.of(of("f", null), of("g", null));
            List<@Nullable Object> answers = answer.values();
            return listOf(IntStream.range(0, Math.min(NAMES.size(), answers.size()))
                    .mapToObj(i -> of(NAMES.get(i), answers.get(i))));
        }

        @Override
        public Object read(TextReader text) {
            String name = text.identifier();
            if (name.isEmpty()) throw text.expected("a name");
            if (answer == null) return of(name, null);
            text.require("->");
            return of(name, answer.readOrNull(text));
        }

        private Object of(String name, @Nullable Object value) {
            return Callback.of(raw, name, value, noted);
        }
    }
}
