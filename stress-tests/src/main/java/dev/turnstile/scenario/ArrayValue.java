package dev.turnstile.scenario;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array as an argument: equal by value, and a new array for each call, as operations may keep and change what they are given.
 *
 * @param component the class of its elements
 * @param elements its elements, which may be such values too
 */
public record ArrayValue(Class<?> component, List<@Nullable Object> elements) {
    /** Copies the elements. */
    public ArrayValue(Class<?> component, List<@Nullable Object> elements) {
        this.component = component;
        this.elements = Collections.unmodifiableList(Arrays.asList(elements.toArray()));
    }

    /** Returns a new array. */
    public Object make() {
        Object array = Array.newInstance(component, elements.size());
        fill(array);
        return array;
    }

    /** Gives an array that {@link #make} made its first elements again. */
    public void fill(Object array) {
        for (int i = 0; i < elements.size(); i++) Array.set(array, i, made(elements.get(i)));
    }

    /** Returns what an operation is given for an argument. */
    public static @Nullable Object made(@Nullable Object value) {
        if (value instanceof NamedValue named) return named.make();
        return value instanceof ArrayValue array ? array.make() : value;
    }
}
