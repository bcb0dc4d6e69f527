package dev.turnstile.adapter;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A method that becomes an operation.
 *
 * @param operation its name in the contract; a method's own but where several have it
 * @param method the class's own
 * @param owner the public class or interface by which it is called
 * @param parameters the types that it takes in the contract: of a type variable, those of the values that it gets
 * @param answer the type that it answers in the contract; {@code void} where it answers the instance itself
 */
record AdaptedMethod(String operation, Method method, Class<?> owner, List<Class<?>> parameters, Class<?> answer) {
    AdaptedMethod {
        parameters = List.copyOf(parameters);
    }

    AdaptedMethod named(String name) {
        return new AdaptedMethod(name, method, owner, parameters, answer);
    }

    /** The name that tells it from others of the same name: {@code remove_int}. */
    String longName() {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(p -> "_" + p.getSimpleName().replace("[]", "s"))
                        .collect(Collectors.joining());
    }

    /** As people write it: {@code offer(Object, long, TimeUnit)}. */
    static String text(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
