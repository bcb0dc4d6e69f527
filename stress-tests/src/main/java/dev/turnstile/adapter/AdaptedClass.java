package dev.turnstile.adapter;

import dev.turnstile.program.LambdaText;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A class to be checked as it is.
 *
 * @param name its subject's simple name
 * @param type the class
 * @param factory what makes its instances, as text; {@code null} where its constructor without parameters does
 * @param reusable whether one copy of the factory may make all instances, since it captures nothing
 */
public record AdaptedClass(
        String name, Class<?> type, @Nullable String factory, boolean reusable) {
    /** What JVMs are started with in which the class is its own model: states can be told equal where they can be looked into. */
    public static final List<String> JVM_ARGUMENTS = Stream.of(
                    "java.lang",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "java.util.concurrent.locks")
            .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
            .toList();

    /**
     * A class with a public constructor without parameters.
     *
     * @throws IllegalArgumentException if it has none, or is not public, with the remedy
     */
    public static AdaptedClass of(Class<?> type) {
        String fault = null;
        if (!PublicTypes.isPublic(type)) fault = "is not public";
        else if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) fault = "is abstract";
        else if (!hasConstructor(type)) fault = "has no public constructor without parameters";
        if (fault == null) return new AdaptedClass(type.getSimpleName(), type, null, true);
        throw new IllegalArgumentException(type.getName() + " " + fault
                + ". Remedy: say how it is made, as in Turnstile.of(\"" + type.getSimpleName() + "\", () -> new "
                + type.getSimpleName() + "(…)); its methods have to be those of a public class or interface.");
    }

    /**
     * The class of what a factory makes.
     *
     * @param name any text
     * @throws IllegalArgumentException if it makes nothing, or cannot be copied
     */
    public static AdaptedClass of(String name, Factory<?> factory) {
        String text = LambdaText.of("The factory of \"" + name + "\"", factory, "make it inside the factory");
        Object made;
        try {
            made = factory.make();
        } catch (Exception e) {
            throw new IllegalArgumentException("The factory of \"" + name + "\" throws " + e, e);
        }
        if (made == null) throw new IllegalArgumentException("The factory of \"" + name + "\" answers null.");
        return new AdaptedClass(name, made.getClass(), text, capturesNothing(factory));
    }

    private static boolean hasConstructor(Class<?> type) {
        try {
            return Modifier.isPublic(type.getConstructor().getModifiers());
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static boolean capturesNothing(Factory<?> factory) {
        try {
            Method form = factory.getClass().getDeclaredMethod("writeReplace");
            form.setAccessible(true);
            return form.invoke(factory) instanceof SerializedLambda lambda && lambda.getCapturedArgCount() == 0;
        } catch (ReflectiveOperationException | RuntimeException noLambda) {
            return false;
        }
    }

    /** The type by which code of any package can hold an instance. */
    Class<?> heldAs() {
        return PublicTypes.isPublic(type) ? type : Object.class;
    }
}
