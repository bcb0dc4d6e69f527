package dev.turnstile.engine.lincheck.exploring.internals;

import dev.turnstile.jdk.JdkClasses;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The methods that method references lead to. The classes that the JVM makes for them are not instrumented, so a call of
 * {@code counter::incrementAndGet} would not be told, since {@code AtomicInteger} is not instrumented either. The constant pool of such a
 * class names the method.
 */
public final class Lambdas {
    private static final @Nullable ConstantPools POOLS = ConstantPools.open();

    private static final ClassValue<Optional<Method>> TARGETS = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            if (!type.isHidden() || POOLS == null) return Optional.empty();
            return Optional.ofNullable(POOLS.calledBy(type)).filter(m -> JdkClasses.isSpecified(m.getDeclaringClass()));
        }
    };

    /** The fields in which such an object keeps what it was made with. */
    private static final ClassValue<List<HiddenField>> CAPTURED = new ClassValue<>() {
        @Override
        protected List<HiddenField> computeValue(Class<?> type) {
            return Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .map(HiddenField::of)
                    .toList();
        }
    };

    private Lambdas() {}

    /**
     * A call as if it had been made without a method reference.
     *
     * @param type the class that declares the method
     * @param method its name
     * @param receiver what it is called on; {@code null} if static
     * @param arguments its arguments
     */
    @SuppressWarnings("ArrayRecordComponent") // as the call hands them over; never compared
    public record Call(String type, String method, @Nullable Object receiver, Object[] arguments) {}

    /** Returns the call that a call on an object leads to, if the object is a reference to a method of the JDK; {@code null} otherwise. */
    public static @Nullable Call target(Object lambda, Object[] arguments) {
        Method target = TARGETS.get(lambda.getClass()).orElse(null);
        if (target == null) return null;
        List<@Nullable Object> all = new ArrayList<>();
        for (HiddenField field : CAPTURED.get(lambda.getClass())) all.add(field.read(lambda));
        all.addAll(Arrays.asList(arguments));
        boolean isStatic = Modifier.isStatic(target.getModifiers());
        if (all.size() < target.getParameterCount() + (isStatic ? 0 : 1)) return null;
        Object receiver = isStatic ? null : all.remove(0);
        return new Call(target.getDeclaringClass().getName(), target.getName(), receiver, all.toArray());
    }

    /** Reads the constant pools of classes, which the JDK keeps to itself. */
    private record ConstantPools(MethodHandle poolOf, MethodHandle size, MethodHandle methodAt) {
        static @Nullable ConstantPools open() {
            try {
                Lookup lookup = TrustedLookup.get();
                Class<?> pool = Class.forName("jdk.internal.reflect.ConstantPool");
                return new ConstantPools(
                        lookup.findVirtual(Class.class, "getConstantPool", MethodType.methodType(pool)),
                        lookup.findVirtual(pool, "getSize", MethodType.methodType(int.class)),
                        lookup.findVirtual(pool, "getMethodAt", MethodType.methodType(Member.class, int.class)));
            } catch (ReflectiveOperationException | RuntimeException otherJdk) {
                return null;
            }
        }

        /** The method that the class of a lambda or a method reference calls; {@code null} if it is not found. */
        @Nullable
        Method calledBy(Class<?> lambda) {
            try {
                Object pool = poolOf.invoke(lambda);
                for (int i = (int) size.invoke(pool) - 1; i > 0; i--) {
                    if (methodAt(pool, i) instanceof Method method && !isConversion(method)) return method;
                }
                return null;
            } catch (Throwable otherJdk) {
                return null;
            }
        }

        private @Nullable Member methodAt(Object pool, int index) throws Throwable {
            try {
                return (Member) methodAt.invoke(pool, index);
            } catch (IllegalArgumentException another) {
                return null;
            }
        }

        /** Whether it converts between a primitive value and its box, as what is passed on may have to be. */
        private static boolean isConversion(Method method) {
            Class<?> type = method.getDeclaringClass();
            boolean isBox = Number.class.isAssignableFrom(type) || type == Boolean.class || type == Character.class;
            return isBox
                    && JdkClasses.isSpecified(type)
                    && type.getPackageName().equals("java.lang");
        }
    }
}
