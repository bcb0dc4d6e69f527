package dev.turnstile.adapter;

import dev.turnstile.machine.ModelException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model that calls the methods of a class which need not implement the contract: what they are named and take is enough. */
public abstract class GivenModel {
    private final Object model;

    /**
     * Makes an instance of the class.
     *
     * @param given the class
     * @param contract the interface whose operations the model has
     * @throws ReflectiveOperationException if there is no instance
     */
    protected GivenModel(Class<?> given, Class<?> contract) throws ReflectiveOperationException {
        this.model = given.getConstructor().newInstance();
    }

    /** Calls the method that stands for an operation. */
    protected final @Nullable Object call(String operation, Object[] arguments) throws Throwable {
        Method contract = Arrays.stream(getClass().getMethods())
                .filter(m -> m.getName().equals(operation))
                .findFirst()
                .orElseThrow();
        Method method = counterpart(model.getClass(), operation, contract)
                .orElseThrow(() -> new ModelException(model.getClass().getName() + " has no method " + operation));
        method.setAccessible(true);
        try {
            return method.invoke(model, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    /**
     * The method of a class that takes what another one takes.
     *
     * @param operation its name: the other's own or its longer one
     */
    static Optional<Method> counterpart(Class<?> given, String operation, Method other) {
        return MethodChoice.candidates(given)
                .filter(m -> m.getName().equals(operation) || m.getName().equals(other.getName()))
                .filter(m -> takes(m.getParameterTypes(), other.getParameterTypes()))
                .filter(m -> m.getReturnType() != void.class || other.getReturnType() == void.class)
                .findFirst();
    }

    private static boolean takes(Class<?>[] own, Class<?>[] others) {
        if (own.length != others.length) return false;
        for (int i = 0; i < own.length; i++) {
            if (own[i] == others[i]) continue;
            if (own[i].isPrimitive() || others[i].isPrimitive()) return false;
            if (!own[i].isAssignableFrom(others[i]) && !others[i].isAssignableFrom(own[i])) return false;
        }
        return true;
    }
}
