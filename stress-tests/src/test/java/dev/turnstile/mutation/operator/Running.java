package dev.turnstile.mutation.operator;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An object of a mutant class, which no type of the test describes.
 *
 * @param object the object
 */
record Running(Object object) {
    static Running of(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return new Running(constructor.newInstance());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** Calls a method, and returns its answer or what it throws. */
    @Nullable
    Object call(String name, Object... arguments) {
        Method method = Stream.of(object.getClass().getDeclaredMethods())
                .filter(each -> each.getName().equals(name) && !each.isSynthetic())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no method " + name));
        try {
            method.setAccessible(true);
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            return e.getTargetException();
        } catch (IllegalAccessException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** The value of a field. */
    @Nullable
    Object get(String name) {
        try {
            Field field = object.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
