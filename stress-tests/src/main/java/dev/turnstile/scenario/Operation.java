package dev.turnstile.scenario;

import dev.turnstile.spec.Crash;
import dev.turnstile.spec.Once;
import dev.turnstile.spec.OneThread;
import dev.turnstile.spec.Quiescent;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a contract.
 *
 * @param method the contract's own method, by which model and subject alike can be called
 */
public record Operation(Method method) {
    public Operation {
        // A contract need not be public, nor the interface that it is nested in.
        method.setAccessible(true);
    }

    /** The name, which is unique within a contract. */
    public String name() {
        return method.getName();
    }

    /** The types of the arguments, in order. */
    public List<Class<?>> parameterTypes() {
        return List.of(method.getParameterTypes());
    }

    /** Whether the operation answers nothing. */
    public boolean isVoid() {
        return method.getReturnType() == void.class;
    }

    /** Whether nothing can change what it answered: it answers nothing, a primitive, the wrapper of one, or a string. */
    public boolean hasPlainAnswer() {
        Class<?> type = method.getReturnType();
        return type == String.class
                || MethodType.methodType(type).unwrap().returnType().isPrimitive();
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

    @Override
    public String toString() {
        return name();
    }
}
