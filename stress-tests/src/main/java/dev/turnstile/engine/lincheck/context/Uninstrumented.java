package dev.turnstile.engine.lincheck.context;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jetbrains.lincheck.jvm.agent.LincheckClassFileTransformer;
import org.jetbrains.lincheck.jvm.agent.LincheckInstrumentation;
import org.jetbrains.lincheck.jvm.agent.analysis.ControlFlowGraphAnalyzerKt;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The classes that Lincheck wanted to instrument and could not. It leaves them as they are and goes on: what their code does would be no
 * step of any schedule, and a search that sees nothing there is no proof.
 */
public final class Uninstrumented {
    private Uninstrumented() {}

    /**
     * Why a check of code that uses some classes would be blind: one of them could not be instrumented. Lincheck's context is entered.
     *
     * @param names of classes that are instrumented already, as far as they can be
     * @param loader knows them; {@code null} for the JDK's
     */
    public static Optional<String> reason(Collection<String> names, @Nullable ClassLoader loader) {
        return names.stream()
                .filter(Uninstrumented::isOne)
                .sorted()
                .findFirst()
                .map(name -> "Lincheck cannot instrument " + name + method(name, loader)
                        + ": move that code to a class of its own, or write it another way");
    }

    /**
     * Why a check of a subject would be wrong: Lincheck has said of its class, or of one that it extends, that it could not be instrumented. Then
     * operations that depend on each other seem to be independent, and could be accused of an order that never was. Of calls of other such
     * classes an exploration learns by itself, but the operations are called by Lincheck's own code.
     */
    public static Optional<String> reasonOfOperations(Class<?> subject) {
        return Stream.<Class<?>>iterate(subject, Objects::nonNull, Class::getSuperclass)
                .map(Class::getName)
                .filter(EngineLog::isNotInstrumented)
                .findFirst()
                .map(
                        name -> "Lincheck cannot instrument " + name
                                + ": with its hooks, a method may become too large for the JVM; move code to other methods or classes");
    }

    /** It keeps what it has made of each class, and nothing where it has failed. */
    private static boolean isOne(String name) {
        return LincheckInstrumentation.INSTANCE.getInstrumentedClasses().contains(name)
                && EarlyInstrumentation.isInstrumented(name)
                && !LincheckClassFileTransformer.INSTANCE
                        .getTransformedClassesCache()
                        .containsKey(name);
    }

    /** Returns the method whose jumps Lincheck cannot follow, as part of a clause; an empty text if it is none. */
    private static String method(String name, @Nullable ClassLoader loader) {
        String file = name.replace('.', '/') + ".class";
        ClassNode code = new ClassNode();
        try (InputStream in =
                loader == null ? ClassLoader.getSystemResourceAsStream(file) : loader.getResourceAsStream(file)) {
            if (in == null) return "";
            new ClassReader(in).accept(code, ClassReader.EXPAND_FRAMES);
        } catch (IOException unreadable) {
            return "";
        }
        return code.methods.stream()
                .filter(method -> !isFollowed(code.name, method))
                .findFirst()
                .map(method -> ", since it does not understand the jumps in its method " + method.name + method.desc)
                .orElse("");
    }

    private static boolean isFollowed(String owner, MethodNode method) {
        try {
            ControlFlowGraphAnalyzerKt.buildControlFlowGraph(owner, method);
            return true;
        } catch (Exception notFollowed) { // its Kotlin declares none
            return false;
        }
    }
}
