package dev.turnstile.code;

import dev.turnstile.jdk.JdkClasses;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The bytecode of a class and of all classes that it leads to and that are neither the JDK's, an engine's, nor of the vocabulary.
 * Nobody may change it: several analyses of one class share it.
 */
public final class UserClasses {
    /** Chosen; a guard against a subject that leads to all of a large library. */
    private static final int MAX_CLASSES = 100;

    private static final List<String> OF_ENGINES =
            List.of("kotlin/", "org/jetbrains/", "net/jqwik/", "dev/turnstile/spec/");

    /** Several analyses ask for a class one after the other, and to read its classes takes longer than all of them. */
    private static final ClassValue<Reading> READINGS = new ClassValue<>() {
        @Override
        protected Reading computeValue(Class<?> root) {
            return new Reading(root);
        }
    };

    private final ClassLoader loader;
    private final Map<String, ClassNode> byName = new LinkedHashMap<>();
    private final Map<String, Set<String>> lineages = new ConcurrentHashMap<>();
    private final Map<String, List<Declared>> bySignature;

    /** A method and the class that declares it. */
    public record Declared(ClassNode type, MethodNode method) {}

    /** The classes that were read from each class on, kept while there is memory for them. */
    private static final class Reading {
        private final String root;
        private final ClassLoader loader;
        private SoftReference<UserClasses> latest = new SoftReference<>(null);

        Reading(Class<?> root) {
            this.root = name(root);
            ClassLoader own = root.getClassLoader();
            this.loader = own == null ? ClassLoader.getSystemClassLoader() : own;
        }

        synchronized UserClasses get() {
            UserClasses known = latest.get();
            if (known != null) return known;
            UserClasses read = new UserClasses(root, loader);
            latest = new SoftReference<>(read);
            return read;
        }
    }

    /** The classes that a class leads to. */
    public static UserClasses of(Class<?> root) {
        return READINGS.get(root).get();
    }

    private UserClasses(String root, ClassLoader loader) {
        this.loader = loader;
        Deque<String> unread = new ArrayDeque<>(List.of(root));
        while (!unread.isEmpty() && byName.size() < MAX_CLASSES) {
            String next = unread.remove();
            ClassNode node = byName.containsKey(next) ? null : read(next);
            if (node != null) mentioned(node).filter(UserClasses::isUsers).forEach(unread::add);
        }
        bySignature = byName.values().stream()
                .flatMap(type -> type.methods.stream().map(method -> new Declared(type, method)))
                .collect(Collectors.groupingBy(declared -> declared.method().name + declared.method().desc));
    }

    /** A class's name as bytecode has it. */
    public static String name(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    /**
     * Whether a class is neither the JDK's, an engine's, nor of the vocabulary.
     *
     * @param className its name as bytecode has it
     */
    public static boolean isUsers(String className) {
        return !className.startsWith("[")
                && !JdkClasses.isJdkClass(className)
                && OF_ENGINES.stream().noneMatch(className::startsWith);
    }

    public Collection<ClassNode> all() {
        return byName.values();
    }

    /** All methods of a name and descriptor. */
    public List<Declared> methods(String signature) {
        return bySignature.getOrDefault(signature, List.of());
    }

    @Nullable
    public ClassNode of(String className) {
        return byName.get(className);
    }

    /** The names of a class, its superclasses and its interfaces, as far as they are known. */
    public Set<String> lineage(String className) {
        return lineages.computeIfAbsent(className, this::ancestry);
    }

    private Set<String> ancestry(String className) {
        Set<String> lineage = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(className));
        while (!open.isEmpty()) {
            String next = open.remove();
            ClassNode node = lineage.add(next) ? byName.get(next) : null;
            if (node != null) parents(node).forEach(open::add);
        }
        return lineage;
    }

    private @Nullable ClassNode read(String className) {
        try (InputStream bytes = loader.getResourceAsStream(className + ".class")) {
            if (bytes == null) return null;
            ClassNode node = new ClassNode();
            new ClassReader(bytes).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            byName.put(className, node);
            return node;
        } catch (IOException | IllegalArgumentException unreadable) {
            return null; // then nothing is known of it
        }
    }

    /** The names of a class's superclass and interfaces. */
    public static Stream<String> parents(ClassNode node) {
        Stream<String> superclass = Stream.ofNullable(node.superName);
        return Stream.concat(superclass, node.interfaces.stream());
    }

    private static Stream<String> mentioned(ClassNode node) {
        return Stream.concat(parents(node), node.methods.stream().flatMap(UserClasses::mentioned));
    }

    private static Stream<String> mentioned(MethodNode method) {
        return Stream.of(method.instructions.toArray()).flatMap(instruction -> {
            if (instruction instanceof MethodInsnNode call) return Stream.of(call.owner);
            if (instruction instanceof FieldInsnNode field) return Stream.of(field.owner);
            if (instruction instanceof TypeInsnNode type) return Stream.of(type.desc);
            if (instruction instanceof InvokeDynamicInsnNode dynamic) return handles(dynamic);
            return Stream.empty();
        });
    }

    private static Stream<String> handles(InvokeDynamicInsnNode dynamic) {
        return Stream.of(dynamic.bsmArgs)
                .filter(Handle.class::isInstance)
                .map(argument -> ((Handle) argument).getOwner());
    }
}
