package dev.turnstile.scenario;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A type whose parameter says that it takes {@code null}, too. */
record OrNull(ValueType type) implements ValueType {
    @Override
    public Class<?> raw() {
        return type.raw();
    }

    @Override
    public List<@Nullable Object> values() {
        return Collections.unmodifiableList(
                Arrays.asList(Stream.concat(type.values().stream().limit(2), Stream.of((Object) null))
                        .toArray()));
    }

    @Override
    public List<GivenValue> given(long seed) {
        List<GivenValue> given = type.given(seed);
        if (given.isEmpty()) return given;
        GivenValue none = new GivenValue(null, List::of);
        return Stream.concat(given.stream().limit(2), Stream.of(none)).toList();
    }

    @Override
    public boolean isGiven() {
        return type.isGiven();
    }

    @Override
    public void check() {
        type.check();
    }

    @Override
    public @Nullable Object third() {
        return type.third();
    }

    @Override
    public @Nullable Object read(TextReader text) {
        return type.read(text);
    }
}
