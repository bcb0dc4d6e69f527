package dev.turnstile.scenario;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record.
 *
 * @param names of its components
 * @param components their types
 */
record CompositeType(Class<?> raw, List<String> names, List<ValueType> components) implements ValueType {
    /** The first values of all components together, the second ones together, and the first ones with a second one at the end. */
    @Override
    public List<@Nullable Object> values() {
        List<List<@Nullable Object>> each = components.stream()
                .map(type -> type.values().stream().limit(2).toList())
                .toList();
        int last = each.size() - 1;
        return listOf(Stream.<Supplier<@Nullable Object>>of(
                        () -> pick(each, i -> 0), () -> pick(each, i -> 1), () -> pick(each, i -> i == last ? 1 : 0))
                .map(Supplier::get)
                .filter(Objects::nonNull)
                .distinct());
    }

    private @Nullable Object pick(List<List<@Nullable Object>> each, IntUnaryOperator which) {
        List<@Nullable Object> chosen = listOf(IntStream.range(0, each.size())
                .mapToObj(i -> each.get(i)
                        .get(Math.min(which.applyAsInt(i), each.get(i).size() - 1))));
        try {
            return make(chosen);
        } catch (IllegalArgumentException refused) {
            return null;
        }
    }

    @Override
    public Object read(TextReader text) {
        text.require(raw.getSimpleName());
        String end = text.accept("(") ? ")" : "]";
        if (end.equals("]")) text.require("[");
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            if (i > 0) text.require(",");
            text.accept(names.get(i) + "=");
            values.add(components.get(i).readOrNull(text));
        }
        text.require(end);
        return make(values);
    }

    /** Makes a record as its canonical constructor does; what that throws is an {@link IllegalArgumentException}. */
    Object make(List<@Nullable Object> values) {
        try {
            Class<?>[] types = Arrays.stream(raw.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = raw.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalArgumentException(raw.getName() + " cannot be made of " + values, e);
        }
    }

    private static List<@Nullable Object> listOf(Stream<? extends @Nullable Object> values) {
        return Collections.unmodifiableList(Arrays.asList(values.toArray()));
    }
}
