package dev.turnstile.scenario;

import dev.turnstile.arbitrary.ArbitraryException;
import dev.turnstile.arbitrary.DrawnValue;
import dev.turnstile.arbitrary.ValueSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The type of a parameter whose values jqwik gives, or may give. Values that have a text are written as any others; the others have names.
 *
 * @param raw the class
 * @param written the type as Turnstile knows it, which writes and reads its values; {@code null} if it does not know it
 * @param unknown why it does not know it, with the type as a noun phrase; {@code null} if it does
 * @param source gives the values
 */
record GivenType(
        Class<?> raw, @Nullable ValueType written, @Nullable String unknown, ValueSource source) implements ValueType {
    private static final String MARK = "#";

    /** Longer texts would hide the scenario that they stand in. */
    private static final int LONGEST_TEXT = 60;

    @Override
    public List<@Nullable Object> values() {
        if (written != null && !isGiven()) return written.values();
        List<@Nullable Object> values = new ArrayList<>();
        for (GivenValue value : given(0)) values.add(value.argument());
        return values;
    }

    @Override
    public List<GivenValue> given(long seed) {
        return isGiven() ? given(source.some(seed, MOST_VALUES)) : List.of();
    }

    @Override
    public boolean isGiven() {
        return written == null || source.isAsked() || source.isOfProject();
    }

    @Override
    public @Nullable Object third() {
        return written == null || isGiven() ? null : written.third();
    }

    private List<GivenValue> given(List<DrawnValue> drawn) {
        return drawn.stream().map(this::given).toList();
    }

    private GivenValue given(DrawnValue drawn) {
        return new GivenValue(argument(drawn), () -> given(drawn.simpler()));
    }

    private @Nullable Object argument(DrawnValue drawn) {
        Object value = drawn.value();
        if (value == null) return null;
        Object readAgain = written == null ? null : readAgain(written, value);
        return readAgain == null ? new NamedValue(name(drawn) + described(value), unchanging(value)) : readAgain;
    }

    /** Returns the value as its text says; {@code null} if the text does not say all of it. */
    private static @Nullable Object readAgain(ValueType type, Object value) {
        try {
            TextReader text = new TextReader(Literal.write(value));
            Object read = type.readOrNull(text);
            return text.isOver() && Objects.deepEquals(ArrayValue.made(read), value) ? read : null;
        } catch (IllegalArgumentException noText) {
            return null;
        }
    }

    /** jqwik's collections can be changed, and all calls share them. */
    private Object unchanging(Object value) {
        if (value instanceof List<?> list && raw.isAssignableFrom(List.class))
            return Collections.unmodifiableList(list);
        if (value instanceof Set<?> set && raw.isAssignableFrom(Set.class)) return Collections.unmodifiableSet(set);
        return value instanceof Map<?, ?> map && raw == Map.class ? Collections.unmodifiableMap(map) : value;
    }

    private String name(DrawnValue drawn) {
        return raw.getSimpleName()
                + MARK
                + drawn.path().stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    /** A value's own text, where that is short and no address, which would differ in each JVM. */
    private static String described(Object value) {
        String text = Literal.format(value);
        boolean isAddress = text.contains(value.getClass().getName() + "@")
                || text.contains("@" + Integer.toHexString(System.identityHashCode(value)));
        return text.length() > LONGEST_TEXT || isAddress ? "" : " " + Literal.format(text);
    }

    @Override
    public @Nullable Object read(TextReader text) {
        if (written != null && !text.isNext(raw.getSimpleName() + MARK)) return written.read(text);
        text.require(raw.getSimpleName() + MARK);
        DrawnValue drawn = source.at(path(text.word()));
        if (drawn == null) throw text.expected("a value of " + raw.getSimpleName());
        if (text.isNext("\"")) text.quoted();
        return argument(drawn);
    }

    /** @throws IllegalArgumentException if it is none */
    private static List<Integer> path(String numbers) {
        return Arrays.stream(numbers.split("\\.", -1)).map(Integer::valueOf).toList();
    }

    @Override
    public void check() {
        if (!isGiven()) return;
        try {
            source.check();
        } catch (ArbitraryException e) {
            if (unknown == null || source.isAsked() || source.isOfProject()) throw e;
            throw new IllegalArgumentException(
                    e.isOfUnknownType() ? unknown : unknown + " (" + e.getMessage() + ")", e);
        }
    }
}
