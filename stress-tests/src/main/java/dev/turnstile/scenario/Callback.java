package dev.turnstile.scenario;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A function as an argument: it always answers the same, and its calls are noted in the {@link CallLog}. It keeps no state, and is equal by
 * value, so that one can serve all calls of an operation.
 */
public final class Callback implements InvocationHandler {
    private final Class<?> type;
    private final String name;
    private final @Nullable Object answer;
    private final boolean noted;

    private Callback(Class<?> type, String name, @Nullable Object answer, boolean noted) {
        this.type = type;
        this.name = name;
        this.answer = answer;
        this.noted = noted;
    }

    /**
     * Returns an instance of a functional interface.
     *
     * @param name what its calls are noted by
     * @param answer what it answers; {@code null} where it answers nothing
     * @param noted whether its calls are noted
     */
    static Object of(Class<?> type, String name, @Nullable Object answer, boolean noted) {
        return Proxy.newProxyInstance(loader(type), new Class<?>[] {type}, new Callback(type, name, answer, noted));
    }

    private static ClassLoader loader(Class<?> type) {
        ClassLoader own = type.getClassLoader();
        return own == null ? ClassLoader.getSystemClassLoader() : own;
    }

    /** Returns the callback that an object is; {@code null} if it is none. */
    public static @Nullable Callback in(@Nullable Object value) {
        return value != null
                        && Proxy.isProxyClass(value.getClass())
                        && Proxy.getInvocationHandler(value) instanceof Callback callback
                ? callback
                : null;
    }

    /** The one method that an implementation of an interface has to have; {@code null} if there is none, or there are several. */
    static @Nullable Method method(Class<?> type) {
        if (!type.isInterface()) return null;
        List<Method> open = Arrays.stream(type.getMethods())
                .filter(m -> Modifier.isAbstract(m.getModifiers()) && !isOfObject(m))
                .toList();
        boolean one = !open.isEmpty()
                && open.stream().map(Callback::signature).distinct().count() == 1;
        return one ? open.get(0) : null;
    }

    /** Methods that override one another differ in nothing else than their answers. */
    private static String signature(Method method) {
        return method.getName() + Arrays.toString(method.getParameterTypes());
    }

    private static boolean isOfObject(Method method) {
        return Stream.of(Object.class.getMethods()).anyMatch(m -> signature(m).equals(signature(method)));
    }

    /** The same for an interface of another class loader, with another object for its answer. */
    public Object as(Class<?> other, @Nullable Object otherAnswer) {
        return of(other, name, otherAnswer, noted);
    }

    /** The interface. */
    public Class<?> type() {
        return type;
    }

    /** Returns its answer. */
    public @Nullable Object answer() {
        return answer;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method called, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (isOfObject(called)) return ofObject(called.getName(), arguments == null ? null : arguments[0]);
        if (called.isDefault()) return InvocationHandler.invokeDefault(proxy, called, arguments);
        if (noted) CallLog.add(arguments == null ? name + "()" : call(arguments));
        return ArrayValue.made(answer);
    }

    private String call(@Nullable Object[] arguments) {
        return Arrays.stream(arguments).map(Literal::format).collect(Collectors.joining(", ", name + "(", ")"));
    }

    private Object ofObject(String method, @Nullable Object other) {
        return switch (method) {
            case "equals" -> equals(in(other));
            case "hashCode" -> hashCode();
            default -> toString();
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Callback callback
                && callback.name.equals(name)
                && callback.type.getName().equals(type.getName())
                && Objects.equals(callback.answer, answer);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type.getName(), answer);
    }

    /** As it stands in a scenario: {@code f -> 1}, or {@code f} where it answers nothing. */
    @Override
    public String toString() {
        Method method = method(type);
        return method == null || method.getReturnType() == void.class ? name : name + " -> " + Literal.write(answer);
    }
}
