package dev.turnstile.engine.lincheck.exploring.atomics;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A call of a method such as {@code AtomicIntegerArray.accumulateAndGet(index, value, function)}, taken to pieces.
 *
 * @param type the class that declares the method
 * @param receiver what it is called on
 * @param place the arguments that say which value it works on: an index, or the object that has the field
 * @param operand the argument in front of the function; empty if there is none
 * @param function the function
 * @param applied the function's method
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FunctionalCall(
        Class<?> type, Object receiver, Object[] place, Object[] operand, Object function, Method applied) {
    /** The classes that have such methods. */
    private static final List<Class<?>> TYPES = List.of(
            AtomicInteger.class,
            AtomicLong.class,
            AtomicReference.class,
            AtomicIntegerArray.class,
            AtomicLongArray.class,
            AtomicReferenceArray.class,
            AtomicIntegerFieldUpdater.class,
            AtomicLongFieldUpdater.class,
            AtomicReferenceFieldUpdater.class);

    private static final ClassValue<Method[]> METHODS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            return type.getMethods();
        }
    };

    static FunctionalCall of(Object receiver, String name, Object[] arguments) {
        Class<?> type = type(receiver);
        Method method = method(type, name);
        int last = arguments.length - 1;
        int operand = last - (name.contains("ccumulate") ? 1 : 0);
        return new FunctionalCall(
                type,
                receiver,
                Arrays.copyOf(arguments, operand),
                Arrays.copyOfRange(arguments, operand, last),
                arguments[last],
                method(method.getParameterTypes()[last], null));
    }

    private static Class<?> type(Object receiver) {
        for (Class<?> type : TYPES) if (type.isInstance(receiver)) return type;
        throw new IllegalArgumentException(receiver.getClass() + " takes no functions");
    }

    /** @param name {@code null} for the one that is abstract */
    private static Method method(Class<?> type, @Nullable String name) {
        for (Method method : METHODS.get(type)) {
            if (name == null ? Modifier.isAbstract(method.getModifiers()) : name.equals(method.getName()))
                return method;
        }
        throw new IllegalArgumentException(type + " has no method " + name);
    }

    /** Reads the value; a number comes in its box. */
    @Nullable
    Object get() {
        return accessed("get");
    }

    /** Compares the value with one and, if they are the same, sets it to another. Returns whether they were. */
    boolean compareAndSet(@Nullable Object expected, @Nullable Object next) {
        return Boolean.TRUE.equals(accessed("compareAndSet", expected, next));
    }

    private @Nullable Object accessed(String name, @Nullable Object... values) {
        try {
            return invoke(method(type, name), receiver, concat(place, values));
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The arguments of the function. */
    @Nullable
    Object[] functionArguments(@Nullable Object found) {
        return concat(new @Nullable Object[] {found}, operand);
    }

    /** Applies the function, and throws what it throws. */
    @Nullable
    Object apply(@Nullable Object found) throws Throwable {
        return invoke(applied, function, functionArguments(found));
    }

    private static @Nullable Object[] concat(@Nullable Object[] one, @Nullable Object[] other) {
        @Nullable Object[] both = new Object[one.length + other.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static @Nullable Object invoke(Method method, Object receiver, @Nullable Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
