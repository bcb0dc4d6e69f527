package dev.turnstile.scenario;

import dev.turnstile.spec.Crash;
import dev.turnstile.spec.Once;
import dev.turnstile.spec.OneThread;
import dev.turnstile.spec.Quiescent;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a contract.
 *
 * @param method the contract's own method, which calls model and subject alike
 * @param types the types of its arguments, in order
 * @param notesCalls whether the calls of callbacks that it makes are a part of its answer; if one operation of a contract takes a
 *     callback, this holds for all of them, since it may keep the callback for another one
 */
public record Operation(Method method, List<ValueType> types, boolean notesCalls) {
    public Operation {
        // A contract need not be public, nor the interface that it is nested in.
        method.setAccessible(true);
        types = List.copyOf(types);
    }

    /** An operation as its own interface has it. */
    public static Operation of(Method method) {
        return of(method, method.getDeclaringClass(), method.getDeclaringClass());
    }

    /**
     * An operation as a class has it.
     *
     * @param owner the class that says what the type variables of the contract stand for
     * @param contract the interface whose methods may supply jqwik's arbitraries
     */
    public static Operation of(Method method, Class<?> owner, Class<?> contract) {
        boolean takesCallbacks = Arrays.stream(method.getDeclaringClass().getMethods())
                .flatMap(other -> Arrays.stream(other.getParameters()))
                .anyMatch(ValueTypes::takesNoted);
        return new Operation(method, ParameterTypes.of(method, owner, contract), takesCallbacks);
    }

    /** The name, which is unique within a contract. */
    public String name() {
        return method.getName();
    }

    /** Whether the operation returns nothing. */
    public boolean isVoid() {
        return method.getReturnType() == void.class;
    }

    /** Whether its answer tells something: what it returns, or which callbacks it calls. */
    public boolean tells() {
        return !isVoid() || notesCalls;
    }

    /** Whether nothing can change what it answered: it answers nothing, a primitive, the wrapper of one, or a string. */
    public boolean hasPlainAnswer() {
        Class<?> type = method.getReturnType();
        boolean plain = type == String.class
                || MethodType.methodType(type).unwrap().returnType().isPrimitive();
        return plain && !notesCalls;
    }

    /** Whether its answer is due only when nothing else runs. */
    public boolean isQuiescent() {
        return method.isAnnotationPresent(Quiescent.class);
    }

    /** Whether it is called at most once on each instance. */
    public boolean isOnce() {
        return method.isAnnotationPresent(Once.class);
    }

    /** The role whose thread alone may call it; {@code null} where each thread may. */
    public @Nullable String role() {
        OneThread role = method.getAnnotation(OneThread.class);
        return role == null ? null : role.value();
    }

    /** Whether it stands for the death of the process that would call it. */
    public boolean isCrash() {
        return method.isAnnotationPresent(Crash.class);
    }

    // Operations are looked up all the time: the generated method would hash the types of all parameters.
    @Override
    public int hashCode() {
        return method.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}
