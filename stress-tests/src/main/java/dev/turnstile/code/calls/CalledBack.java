package dev.turnstile.code.calls;

import dev.turnstile.code.UserClasses;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Which methods of a class of the user's the JDK may call: those that override one of the JDK's. A mere mark, as {@code Cloneable}, has none. */
final class CalledBack {
    /** Parents that every class, record or exception has, and whose methods do nothing that could matter. */
    private static final Set<String> HARMLESS = Stream.of(Object.class, Enum.class, Record.class, Throwable.class)
            .map(UserClasses::name)
            .collect(Collectors.toUnmodifiableSet());

    private static final int NOT_OVERRIDABLE = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;

    private static final Set<String> STREAMS = Set.of("java/io/ObjectOutputStream", "java/io/ObjectInputStream");

    /** Methods that serialization calls, though they override nothing. */
    private static final Set<String> BY_SERIALIZATION = Set.of(
            "writeObject(Ljava/io/ObjectOutputStream;)V",
            "readObject(Ljava/io/ObjectInputStream;)V",
            "readObjectNoData()V",
            "writeReplace()Ljava/lang/Object;",
            "readResolve()Ljava/lang/Object;");

    private final Map<String, Optional<Set<String>>> known = new HashMap<>();

    /**
     * Whether the JDK may call a method of an instance.
     *
     * @param lineage the names of the instance's class and of all that it inherits from
     * @param signature the method's: {@code run()V}
     */
    boolean mayCall(Set<String> lineage, String signature) {
        return lineage.stream()
                .filter(parent -> !UserClasses.isUsers(parent))
                .map(this::overridable)
                // If a parent cannot be read, each method may be one.
                .anyMatch(methods -> methods.isEmpty() || methods.get().contains(signature));
    }

    /** Whether calls of a class's methods write or read objects. */
    static boolean serializes(String className) {
        return STREAMS.contains(className);
    }

    /** Whether serialization calls a method by its name. */
    static boolean isForSerialization(String signature) {
        return BY_SERIALIZATION.contains(signature);
    }

    private Optional<Set<String>> overridable(String className) {
        if (HARMLESS.contains(className)) return Optional.of(Set.of());
        Optional<Set<String>> methods = known.get(className);
        if (methods == null) {
            methods = read(className);
            known.put(className, methods);
        }
        return methods;
    }

    private Optional<Set<String>> read(String className) {
        try (InputStream bytes = ClassLoader.getSystemResourceAsStream(className + ".class")) {
            if (bytes == null) return Optional.empty();
            ClassNode node = new ClassNode();
            new ClassReader(bytes).accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
            Set<String> methods = new HashSet<>();
            for (MethodNode method : node.methods) {
                if ((method.access & NOT_OVERRIDABLE) == 0) methods.add(method.name + method.desc);
            }
            for (String parent : UserClasses.parents(node).toList()) {
                Optional<Set<String>> inherited = overridable(parent);
                if (inherited.isEmpty()) return inherited;
                methods.addAll(inherited.get());
            }
            return Optional.of(methods);
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
