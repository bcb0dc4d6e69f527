package dev.turnstile.adapter;

import dev.turnstile.machine.ModelException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A model that calls the methods of a class which need not implement the contract: what they are named and take is enough. */
public abstract class GivenModel {
    /** Keyed by operation: looking for one takes longer than calling it. */
    private static final ClassValue<Map<String, Method>> COUNTERPARTS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

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
        Method method = COUNTERPARTS
                .get(getClass())
                .computeIfAbsent(operation, name -> counterpart(getClass(), model.getClass(), name));
        try {
            return method.invoke(model, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static Method counterpart(Class<?> contract, Class<?> given, String operation) {
        Method method = Arrays.stream(contract.getMethods())
                .filter(m -> m.getName().equals(operation))
                .findFirst()
                .flatMap(m -> counterpart(given, operation, List.of(m.getParameterTypes()), m.getReturnType()))
                .orElseThrow(() -> new ModelException(given.getName() + " has no method " + operation));
        method.setAccessible(true);
        return method;
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
                        .thenComparingLong(m -> conversions(m.getParameterTypes(), parameters)));
    }

    private static boolean takes(Class<?>[] own, List<Class<?>> others) {
        return own.length == others.size()
                && IntStream.range(0, own.length)
                        .allMatch(
                                i -> AnswerTypes.wrapped(own[i]).isAssignableFrom(AnswerTypes.wrapped(others.get(i))));
    }

    /** Chooses among overloads, such as {@code remove(int)} and {@code remove(Object)}, the one that is meant. */
    private static long conversions(Class<?>[] own, List<Class<?>> others) {
        return IntStream.range(0, own.length)
                .filter(i -> own[i].isPrimitive() != others.get(i).isPrimitive())
                .count();
    }
}
