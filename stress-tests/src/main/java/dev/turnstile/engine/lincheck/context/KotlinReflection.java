package dev.turnstile.engine.lincheck.context;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import kotlin.jvm.internal.CallableReference;
import kotlin.jvm.internal.ClassBasedDeclarationContainer;
import kotlin.reflect.KClass;
import kotlin.reflect.KFunction;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the two classes of {@code kotlin-reflect} that Lincheck needs, {@code ReflectJvmMapping} and {@code KClassesJvm}: in the
 * jar that other projects get, Lincheck calls these methods. Within this project it still calls those classes.
 */
public final class KotlinReflection {
    private KotlinReflection() {}

    /**
     * Finds the Java method that a reference to a Kotlin function stands for. Lincheck asks for its own hooks, by references such as
     * {@code Injections::enterIgnoredSection}.
     *
     * @throws IllegalArgumentException if the reference names no method of its class
     */
    public static Method getJavaMethod(KFunction<?> function) {
        CallableReference reference = (CallableReference) function;
        Class<?> owner = ((ClassBasedDeclarationContainer) reference.getOwner()).getJClass();
        return Arrays.stream(owner.getDeclaredMethods())
                .filter(method -> signature(method).equals(reference.getSignature()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(owner + " has no method " + reference.getSignature()));
    }

    /** Returns nothing: Lincheck asks whether a method suspends a coroutine, and no operation of a subject does. */
    public static @Nullable KFunction<?> getKotlinFunction(Method method) {
        return null;
    }

    /** Returns the name by which the JVM knows a class. Lincheck tells its own types by it. */
    public static String getJvmName(KClass<?> type) {
        return ((ClassBasedDeclarationContainer) type).getJClass().getName();
    }

    /** A name and a descriptor, as Kotlin's compiler writes them into references. */
    private static String signature(Method method) {
        return method.getName()
                + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString();
    }
}
