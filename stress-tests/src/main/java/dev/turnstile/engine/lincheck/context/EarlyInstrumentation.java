package dev.turnstile.engine.lincheck.context;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jetbrains.lincheck.jvm.agent.InstrumentationMode;
import org.jetbrains.lincheck.jvm.agent.LincheckClassFileTransformer;
import org.jetbrains.lincheck.jvm.agent.LincheckInstrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Has classes instrumented before they are used. Lincheck has each instrumented alone, at its first use: but whenever classes are redefined,
 * the JVM looks through all that are loaded, and forgets the compiled code that depends on them. Each time that takes as long as tens of executions,
 * however many classes are redefined at once.
 */
final class EarlyInstrumentation {
    private EarlyInstrumentation() {}

    /**
     * Instruments all classes of some names, and those above them, as far as Lincheck would. Lincheck's context is entered.
     *
     * @param loader knows the classes; names that it does not know are left out
     */
    static void of(Set<String> names, @Nullable ClassLoader loader) {
        List<Class<?>> classes = new ArrayList<>();
        Set<Class<?>> seen = new HashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>();
        for (String name : names) {
            try {
                if (isInstrumented(name)) open.add(Class.forName(name, false, loader));
            } catch (ClassNotFoundException | LinkageError unknown) {
                // It will be instrumented at its first use, should there be one.
            }
        }
        while (!open.isEmpty()) {
            Class<?> type = open.remove();
            if (!seen.add(type)) continue;
            if (type.getSuperclass() != null) open.add(type.getSuperclass());
            open.addAll(Arrays.asList(type.getInterfaces()));
            if (isInstrumented(type.getName())
                    && LincheckInstrumentation.INSTANCE.getInstrumentation().isModifiableClass(type)) classes.add(type);
        }
        classes.removeIf(type ->
                !LincheckInstrumentation.INSTANCE.getInstrumentedClasses().add(type.getName()));
        LincheckInstrumentation.INSTANCE.retransformClasses(classes);
    }

    /** Whether Lincheck instruments a class of this name at all. */
    static boolean isInstrumented(String name) {
        return LincheckClassFileTransformer.INSTANCE.shouldTransform(name, InstrumentationMode.MODEL_CHECKING);
    }
}
