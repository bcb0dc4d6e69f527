package dev.turnstile.adapter;

import dev.turnstile.launch.ModuleOptions;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Which classes code of any package may name. */
final class PublicTypes {
    private PublicTypes() {}

    static boolean isPublic(Class<?> type) {
        if (type.isArray()) return isPublic(type.getComponentType());
        for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
            if (!Modifier.isPublic(c.getModifiers())) return false;
        }
        return type.isPrimitive()
                || type.getModule().isExported(type.getPackageName())
                || ModuleOptions.isOpened(type.getModule());
    }

    /** Finds a public class or interface by which a method of a class can be called: the class itself, or one above it. */
    static Optional<Class<?>> owner(Class<?> type, Method method) {
        Set<Class<?>> above = new LinkedHashSet<>();
        addWithAbove(type, above);
        return above.stream()
                .filter(PublicTypes::isPublic)
                .filter(t -> t == type || has(t, method))
                .findFirst();
    }

    private static void addWithAbove(Class<?> type, Set<Class<?>> found) {
        if (!found.add(type)) return;
        if (type.getSuperclass() != null) addWithAbove(type.getSuperclass(), found);
        for (Class<?> i : type.getInterfaces()) addWithAbove(i, found);
    }

    private static boolean has(Class<?> type, Method method) {
        try {
            Method found = type.getMethod(method.getName(), method.getParameterTypes());
            return found.getReturnType() == method.getReturnType();
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
