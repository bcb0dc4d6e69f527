package dev.turnstile.engine.lincheck.context;

import dev.turnstile.engine.lincheck.exploring.calls.AtomicReads;
import dev.turnstile.engine.lincheck.exploring.calls.SynchronizedText;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jetbrains.lincheck.jvm.agent.LincheckClassFileTransformer;
import org.jetbrains.lincheck.jvm.agent.LincheckInstrumentation;
import org.jetbrains.lincheck.jvm.agent.TransformationConfiguration;
import org.jetbrains.lincheck.jvm.agent.TransformationProfile;

/**
 * Which classes are instrumented: all that Lincheck instruments, and some libraries that it leaves out to be quicker. A subject may be
 * built on these, and its faults may be theirs.
 *
 * @param lincheck Lincheck's own choice
 */
public record LibraryProfile(TransformationProfile lincheck) implements TransformationProfile {
    private static final List<String> LEFT_OUT =
            List.of("org.apache.commons.lang.", "it.unimi.dsi.fastutil.", "com.esotericsoftware.kryo.", "org.slf4j.");

    /** Lincheck leaves these to the hooks of their callers, but not all callers have any. */
    static final Set<String> ATOMICS = Stream.of(
                    AtomicBoolean.class,
                    AtomicInteger.class,
                    AtomicLong.class,
                    AtomicReference.class,
                    AtomicIntegerArray.class,
                    AtomicLongArray.class,
                    AtomicReferenceArray.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Through their code method handles call one another. Lincheck would report no step of what they call. For a record's {@code equals}
     * that is the {@code equals} of its components, once the JVM has rewritten the record's after 30 calls.
     */
    private static final Set<String> METHOD_HANDLES =
            Set.of("java.lang.invoke.DelegatingMethodHandle$Holder", "java.lang.invoke.DirectMethodHandle$Holder");

    /** Why a subject that is not covered cannot be looked into, as a clause. */
    public static final String LEFT_OUT_BY_NAME =
            "Lincheck does not look into a class of this name: it takes it for the JDK's, Kotlin's or a tool's";

    /** Whether the code of a class is instrumented, once it is used. Lincheck's context is entered. */
    public static boolean covers(Class<?> type) {
        return LincheckInstrumentation.INSTANCE.getTransformationProfile().shouldTransform(type.getName());
    }

    /**
     * Takes the place of Lincheck's own choice, which each entry into its context makes anew and for which it has no setting.
     *
     * @throws IllegalStateException if this version of Lincheck keeps it elsewhere
     */
    static void install() {
        try {
            Field field = LincheckInstrumentation.class.getDeclaredField("transformationProfile");
            field.setAccessible(true);
            field.set(null, new LibraryProfile((TransformationProfile) field.get(null)));
            for (String name : METHOD_HANDLES) rewrite(name);
        } catch (ReflectiveOperationException | UnmodifiableClassException e) {
            throw new IllegalStateException("Lincheck keeps its choice of classes elsewhere", e);
        }
    }

    @Override
    public boolean shouldTransform(String className) {
        return lincheck.shouldTransform(className)
                || ATOMICS.contains(className)
                || SynchronizedText.isOne(className)
                || LEFT_OUT.stream().anyMatch(className::startsWith);
    }

    @Override
    public TransformationConfiguration getMethodConfiguration(String className, String methodName, String descriptor) {
        if (ATOMICS.contains(className.replace('/', '.')) && !AtomicReads.isByOther(methodName))
            return new TransformationConfiguration();
        if (METHOD_HANDLES.contains(className.replace('/', '.'))) return new TransformationConfiguration();
        TransformationConfiguration configuration = lincheck.getMethodConfiguration(className, methodName, descriptor);
        // Lincheck would answer 0 for every identity hash code, but not while a class is initialized: a table by enum
        // constants that was filled then would seem to be empty. The codes are still foreseeable, see IdentityCodes.
        configuration.setInterceptIdentityHashCodes(false);
        return configuration;
    }

    /**
     * Has a class rewritten again: Lincheck has done so as it entered its context, with its own configuration. A JVM of another make may not
     * have the class.
     */
    private static void rewrite(String name) throws UnmodifiableClassException {
        try {
            Class<?> type = Class.forName(name);
            LincheckClassFileTransformer.INSTANCE.getTransformedClassesCache().remove(name);
            LincheckInstrumentation.INSTANCE.getInstrumentation().retransformClasses(type);
        } catch (ClassNotFoundException ignored) {
            // then there is nothing to rewrite
        }
    }
}
