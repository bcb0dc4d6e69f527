package dev.turnstile.adapter;

import dev.turnstile.machine.ModelException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
        List<Class<?>> parameters = List.of(contract.getParameterTypes());
        Method method = counterpart(model.getClass(), operation, parameters, contract.getReturnType())
                .orElseThrow(() -> new ModelException(model.getClass().getName() + " has no method " + operation));
        method.setAccessible(true);
        try {
            return method.invoke(model, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    /**
     * The method of a class that stands for an operation of a contract: it has its name, or that up to an underscore, and takes what it takes.
     *
     * @param given the class
     * @param parameters what the operation takes
     * @param answer what it answers
     */
    static Optional<Method> counterpart(Class<?> given, String operation, List<Class<?>> parameters, Class<?> answer) {
        return MethodChoice.candidates(given)
                .filter(m -> m.getName().equals(operation) || operation.startsWith(m.getName() + "_"))
                .filter(m -> takes(m.getParameterTypes(), parameters))
                .filter(m -> answer == void.class || AnswerTypes.mayBeEqual(m.getReturnType(), answer))
                .min(Comparator.<Method, Boolean>comparing(m -> !m.getName().equals(operation))
                        .thenComparing(m -> conversions(m.getParameterTypes(), parameters)));
    }

    private static boolean takes(Class<?>[] own, List<Class<?>> others) {
        return own.length == others.size()
                && IntStream.range(0, own.length)
                        .allMatch(
                                i -> AnswerTypes.wrapped(own[i]).isAssignableFrom(AnswerTypes.wrapped(others.get(i))));
    }

    /** Of {@code remove(int)} and {@code remove(Object)} the one that is meant. */
    private static long conversions(Class<?>[] own, List<Class<?>> others) {
        return IntStream.range(0, own.length)
                .filter(i -> own[i].isPrimitive() != others.get(i).isPrimitive())
                .count();
    }
}
