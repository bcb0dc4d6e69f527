package dev.turnstile.scenario;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An argument that only its name can be written of: {@code Money#2 "5 EUR"}. The name tells where jqwik gives it again; the text behind it
 * is for readers. It is equal by value, so that two names of one value do not differ.
 */
public final class NamedValue {
    private final String name;
    private final Object value;

    /** @param name as it stands in a scenario, with the text for readers */
    NamedValue(String name, Object value) {
        this.name = name;
        this.value = value;
    }

    /** Returns the value for a call; of an array a copy. */
    public Object make() {
        if (!isArray()) return value;
        int length = Array.getLength(value);
        Object copy = Array.newInstance(value.getClass().getComponentType(), length);
        System.arraycopy(value, 0, copy, 0, length);
        return copy;
    }

    /** Returns what is equal to other arguments of the same value. */
    public Object comparable() {
        return isArray() ? this : value;
    }

    /** Whether each call needs a copy of its own. */
    boolean isArray() {
        return value.getClass().isArray();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NamedValue named && Objects.deepEquals(named.value, value);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(new Object[] {value});
    }

    @Override
    public String toString() {
        return name;
    }
}
