package dev.turnstile.engine.lincheck.exploring.calls;

import dev.turnstile.jdk.JdkClasses;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jetbrains.lincheck.jvm.agent.LincheckInstrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Finds the calls from instrumented code that are opaque: their code is not instrumented, but may read or change state that threads share.
 *
 * <p>Lincheck instruments users' classes, most libraries and java.util, but not what the JVM does not accept once it is. Other code of
 * the JDK is harmless if it is immutable, only computes, or concerns only the calling thread; so are assertions. All else is opaque:
 * reflection, method handles, buffers, streams, builders that threads share, native code, and what a library does that is not
 * instrumented.
 */
public final class Calls {
    private static final List<String> SEEN_INTO = List.of("java.util.");

    /** Not instrumented. Their static methods, such as assertions, have no state that a subject's answers depend on. */
    private static final List<String> ASSERTIONS = List.of("org.junit.", "junit.framework.");

    private static final Set<String> HARMLESS = Set.of(
            "java.lang.Object",
            "java.lang.String",
            "java.lang.CharSequence",
            "java.lang.Comparable",
            "java.lang.Iterable",
            "java.lang.AutoCloseable",
            "java.lang.Runnable",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Boolean",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.Number",
            "java.lang.Math",
            "java.lang.StrictMath",
            "java.lang.Enum",
            "java.lang.Record",
            "java.lang.Class",
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.StackTraceElement",
            "java.lang.Runtime",
            "java.lang.invoke.MethodHandles",
            "java.lang.invoke.MethodHandles.Lookup",
            "java.lang.invoke.MethodHandles$Lookup",
            "java.lang.invoke.MethodType",
            "java.lang.invoke.VarHandle",
            "java.util.Arrays");

    private static final String VIRTUAL_THREAD = "a virtual thread";

    private static final Set<String> HARMLESS_OF_SYSTEM =
            Set.of("nanoTime", "currentTimeMillis", "identityHashCode", "lineSeparator", "arraycopy");

    private final Predicate<String> notInstrumented;
    private final Map<String, Boolean> known = new HashMap<>();
    private final Map<Class<?>, Boolean> receivers = new HashMap<>();
    private final Map<String, Map<String, Optional<String>>> beyondControl = new HashMap<>();
    private final Map<Class<?>, Boolean> inherits = new HashMap<>();
    private final Map<Class<?>, Map<String, Boolean>> inherited = new HashMap<>();
    private final Map<Class<?>, Boolean> virtual = new HashMap<>();

    /** @param notInstrumented knows the classes that should be, but could not be instrumented */
    Calls(Predicate<String> notInstrumented) {
        this.notInstrumented = notInstrumented;
    }

    /**
     * Whether a call is opaque.
     *
     * @param className the class that the code names
     * @param receiver what it is called on; {@code null} if static
     */
    public boolean isOpaque(String className, String method, @Nullable Object receiver) {
        if (receiver == null) return known.computeIfAbsent(className + "." + method, k -> isOpaque(className, method));
        Class<?> type = receiver.getClass();
        if (inherits.computeIfAbsent(type, t -> isSeenInto(t) && inheritsUnseen(t)))
            return inherited
                    .computeIfAbsent(type, t -> new HashMap<>())
                    .computeIfAbsent(className + "." + method, k -> runsUnseen(type, className, method));
        return receivers.computeIfAbsent(type, this::isOpaque);
    }

    /** Names what a call uses that has threads of its own: these cannot be made to wait for their turn. {@code null} if it uses none. */
    @Nullable
    public String unknownThreads(String className, String method, @Nullable Object receiver) {
        if (receiver == null || !method.startsWith("start")) return null;
        if (receiver.getClass().getName().equals("jdk.internal.misc.ThreadFlock")) return "a scope of structured tasks";
        boolean starts = virtual.computeIfAbsent(receiver.getClass(), Calls::isVirtual);
        return starts ? VIRTUAL_THREAD : null;
    }

    /** Why a call must not be made, see {@link BeyondControl}; {@code null} if it may. */
    @Nullable
    public String beyondControl(String className, String method, @Nullable Object receiver) {
        String type = receiver == null ? className : receiver.getClass().getName();
        Map<String, Optional<String>> reasons = beyondControl.computeIfAbsent(type, t -> new HashMap<>());
        return reasons.computeIfAbsent(
                        method, m -> Optional.ofNullable(BeyondControl.reason(type.replace('.', '/') + "." + m)))
                .orElse(null);
    }

    private static boolean isVirtual(Class<?> type) {
        return type.getName().startsWith("java.lang.") && type.getName().contains("VirtualThread");
    }

    private boolean isOpaque(String className, String method) {
        if (method.equals("<init>")
                || isSeenInto(className)
                || HARMLESS.contains(className)
                || isOfAssertions(className)) return false;
        if (className.equals("java.lang.System")) return !HARMLESS_OF_SYSTEM.contains(method);
        if (className.startsWith("java.lang.") && className.endsWith("Builder")) return false;
        return !isImmutableFamily(className);
    }

    private boolean isOpaque(Class<?> receiver) {
        String name = receiver.getName();
        if (receiver.isArray() || receiver.isHidden() || isSeenInto(receiver) || HARMLESS.contains(name)) return false;
        if (Throwable.class.isAssignableFrom(receiver) || Thread.class.isAssignableFrom(receiver)) return false;
        if (ThreadLocal.class.isAssignableFrom(receiver) || Enum.class.isAssignableFrom(receiver)) return false;
        return !isImmutableFamily(name);
    }

    private static boolean isOfAssertions(String name) {
        return ASSERTIONS.stream().anyMatch(name::startsWith);
    }

    private static boolean isImmutableFamily(String name) {
        return name.startsWith("java.time.") || name.startsWith("java.math.") || name.endsWith("Exception");
    }

    /** Whether the code of a class and of those that it extends is instrumented. */
    boolean isSeenInto(Class<?> type) {
        if (!isSeenInto(type.getName())) return false;
        for (Class<?> c = type.getSuperclass(); c != null; c = c.getSuperclass())
            if (notInstrumented.test(c.getName())) return false;
        return true;
    }

    /** Whether a class is instrumented, but extends one that is not, whose methods have state: a stream or a format of the JDK. */
    boolean inheritsUnseen(Class<?> type) {
        for (Class<?> c = type.getSuperclass(); c != null; c = c.getSuperclass()) if (isUnseen(c)) return true;
        return false;
    }

    private boolean isUnseen(Class<?> type) {
        String name = type.getName();
        if (name.startsWith("java.util.") || name.startsWith("java.lang.ref.") || name.startsWith("kotlin."))
            return false;
        return !isSeenInto(name) && isOpaque(type);
    }

    /**
     * Whether a call on such a class may run what it inherits: it has no such method itself, or the code names the other class, as with
     * super.
     */
    private boolean runsUnseen(Class<?> receiver, String className, String method) {
        for (Class<?> c = receiver; c != null; c = c.getSuperclass())
            if ((c == receiver || c.getName().equals(className)) && comesFromUnseen(c, method)) return true;
        return false;
    }

    private boolean comesFromUnseen(Class<?> type, String method) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (Stream.of(c.getDeclaredMethods())
                    .anyMatch(m -> m.getName().equals(method) && !Modifier.isAbstract(m.getModifiers())))
                return isUnseen(c);
        }
        return false;
    }

    /** Whether the code of a class is instrumented. Lincheck's context is entered. */
    boolean isSeenInto(String name) {
        if (SEEN_INTO.stream().anyMatch(name::startsWith)) return !name.startsWith("java.util.concurrent.atomic.");
        if (SynchronizedText.isOne(name)) return true;
        return !JdkClasses.isJdkClass(name)
                && !name.startsWith("kotlin.")
                && LincheckInstrumentation.INSTANCE.getTransformationProfile().shouldTransform(name)
                && !notInstrumented.test(name);
    }
}
