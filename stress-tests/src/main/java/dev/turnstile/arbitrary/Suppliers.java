package dev.turnstile.arbitrary;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Provide;
import net.jqwik.api.providers.TypeUsage;
import org.jspecify.annotations.Nullable;

/**
 * The arbitraries that {@link ForAll} and {@link From} name.
 *
 * @param contract the interface whose {@link Provide} methods they may name
 */
record Suppliers(Class<?> contract) {
    /** Returns the one that a type names; {@code null} if it names none. */
    @Nullable
    Arbitrary<?> of(TypeUsage type) {
        String name = first(
                type.findAnnotation(ForAll.class)
                        .map(ForAll::value)
                        .filter(n -> !n.equals(ForAll.NO_VALUE))
                        .orElse(null),
                type.findAnnotation(From.class)
                        .map(From::value)
                        .filter(n -> !n.equals(From.NO_VALUE))
                        .orElse(null));
        if (name != null) return named(name, type);
        Class<?> supplier = first(
                type.findAnnotation(ForAll.class)
                        .<Class<?>>map(ForAll::supplier)
                        .filter(s -> s != ArbitrarySupplier.NONE.class)
                        .orElse(null),
                type.findAnnotation(From.class)
                        .<Class<?>>map(From::supplier)
                        .filter(s -> s != ArbitrarySupplier.NONE.class)
                        .orElse(null));
        return supplier == null ? null : made(supplier, type);
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }

    private Arbitrary<?> named(String name, TypeUsage type) {
        Method method = contracts(contract)
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(each -> name(each).equals(name))
                .findFirst()
                .orElseThrow(() -> ArbitraryException.wrong(
                        "it names the supplier \"" + name + "\", but " + contract.getSimpleName()
                                + " has no method of that name",
                        "add to the contract: @Provide static Arbitrary<"
                                + type.getRawType().getSimpleName() + "> " + name + "()"));
        String offence = offence(method);
        if (offence != null)
            throw ArbitraryException.wrong(
                    "its supplier " + method.getName() + "() " + offence,
                    "write it as: @Provide static Arbitrary<"
                            + type.getRawType().getSimpleName() + "> " + method.getName() + "()");
        Object made = call(method);
        if (made instanceof Arbitrary<?> arbitrary) return arbitrary;
        throw ArbitraryException.wrong(
                "its supplier " + method.getName() + "() returns null", "return an Arbitrary from it");
    }

    private static String name(Method method) {
        Provide provide = method.getAnnotation(Provide.class);
        return provide == null || provide.value().isEmpty() ? method.getName() : provide.value();
    }

    private static Stream<Class<?>> contracts(Class<?> contract) {
        List<Class<?>> all = new ArrayList<>(List.of(contract));
        for (int i = 0; i < all.size(); i++) all.addAll(List.of(all.get(i).getInterfaces()));
        return all.stream().distinct();
    }

    private static @Nullable String offence(Method method) {
        if (!method.isAnnotationPresent(Provide.class)) return "is not annotated with @Provide";
        if (Modifier.isAbstract(method.getModifiers())) return "is neither static nor default";
        if (method.getParameterCount() > 0) return "takes parameters";
        Class<?> answer = method.getReturnType();
        return Arbitrary.class.isAssignableFrom(answer) ? null : "returns " + answer.getSimpleName();
    }

    private @Nullable Object call(Method method) {
        try {
            if (Modifier.isStatic(method.getModifiers())) {
                method.setAccessible(true);
                return method.invoke(null);
            }
            InvocationHandler onDefaults =
                    (proxy, called, arguments) -> InvocationHandler.invokeDefault(proxy, called, arguments);
            Object instance = Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract}, onDefaults);
            return method.invoke(instance);
        } catch (InvocationTargetException e) {
            throw ArbitraryException.wrong(
                    "its supplier " + method.getName() + "() throws " + e.getTargetException(),
                    "return an Arbitrary from it");
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Arbitrary<?> made(Class<?> supplier, TypeUsage type) {
        String remedy = "give it a constructor without parameters, and return an Arbitrary from it";
        try {
            var constructor = supplier.getDeclaredConstructor();
            constructor.setAccessible(true);
            ArbitrarySupplier<?> made = (ArbitrarySupplier<?>) constructor.newInstance();
            return Objects.requireNonNull(made.supplyFor(type), "no arbitrary");
        } catch (InvocationTargetException e) {
            throw ArbitraryException.wrong(
                    "its supplier " + supplier.getName() + " throws " + e.getTargetException(), remedy);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw ArbitraryException.wrong("its supplier " + supplier.getName() + " cannot be used: " + e, remedy);
        }
    }
}
