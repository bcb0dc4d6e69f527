package dev.turnstile.code.initializers;

import dev.turnstile.code.UserClasses;
import dev.turnstile.hang.explain.TypeNames;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Classes whose initializers need each other. Two threads that begin at different ones of them may deadlock (JLS 12.4.2);
 * and an engine that runs in one JVM sees each class initialized once, so that it cannot see that.
 */
public final class InitializerCycles {
    private static final String INITIALIZER = "<clinit>";

    private final Map<String, Set<String>> needs = new HashMap<>();
    private final Map<String, Set<String>> outside = new HashMap<>();

    private InitializerCycles(UserClasses classes) {
        for (ClassNode type : classes.all()) {
            Set<String> own = new LinkedHashSet<>();
            if (classes.of(type.superName) != null) own.add(type.superName);
            initializers(type).forEach(initializer -> own.addAll(begun(classes, initializer)));
            own.remove(type.name);
            needs.put(type.name, own);
            Set<String> others = type.methods.stream()
                    .filter(method -> !method.name.equals(INITIALIZER))
                    .flatMap(InitializerCycles::begins)
                    .collect(Collectors.toSet());
            outside.put(type.name, others);
        }
    }

    /** The simple names of classes that a subject reaches and that form a cycle which can be entered at two of them; empty if there is none. */
    public static Optional<List<String>> of(Class<?> subject) {
        UserClasses classes = UserClasses.of(subject);
        InitializerCycles graph = new InitializerCycles(classes);
        return classes.all().stream()
                .map(type -> graph.cycle(type.name))
                .filter(cycle -> graph.entries(cycle, UserClasses.name(subject)).size() > 1)
                .map(cycle -> cycle.stream()
                        .map(name -> TypeNames.simple(name.replace('/', '.')))
                        .toList())
                .findFirst();
    }

    private static Stream<MethodNode> initializers(ClassNode type) {
        return type.methods.stream().filter(method -> method.name.equals(INITIALIZER));
    }

    /** The classes that a class needs and that need it, itself among them; empty if there are none. */
    private Set<String> cycle(String name) {
        Set<String> cycle = new TreeSet<>();
        for (String other : reached(name))
            if (!other.equals(name) && reached(other).contains(name)) cycle.add(other);
        if (!cycle.isEmpty()) cycle.add(name);
        return cycle;
    }

    private Set<String> reached(String name) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(needs.getOrDefault(name, Set.of()));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (reached.add(next)) open.addAll(needs.getOrDefault(next, Set.of()));
        }
        return reached;
    }

    /** The classes of a cycle at which code outside of it begins. The subject is initialized before anything runs. */
    private Set<String> entries(Set<String> cycle, String subject) {
        Set<String> entries = new HashSet<>();
        outside.forEach((type, begun) -> {
            if (!cycle.contains(type) || type.equals(subject))
                begun.stream().filter(cycle::contains).forEach(entries::add);
        });
        return cycle.contains(subject) ? Set.of() : entries;
    }

    /** The classes that an initializer begins to initialize, also through the user's methods that it calls. */
    private static Set<String> begun(UserClasses classes, MethodNode initializer) {
        Set<String> begun = new LinkedHashSet<>();
        Set<MethodNode> known = new HashSet<>(Set.of(initializer));
        Deque<MethodNode> open = new ArrayDeque<>(known);
        while (!open.isEmpty()) {
            MethodNode method = open.remove();
            begins(method).filter(name -> classes.of(name) != null).forEach(begun::add);
            called(classes, method).filter(known::add).forEach(open::add);
        }
        return begun;
    }

    private static Stream<MethodNode> called(UserClasses classes, MethodNode method) {
        return Stream.of(method.instructions.toArray())
                .filter(MethodInsnNode.class::isInstance)
                .map(MethodInsnNode.class::cast)
                .flatMap(call -> {
                    ClassNode owner = classes.of(call.owner);
                    Collection<MethodNode> methods = owner == null ? List.of() : owner.methods;
                    return methods.stream().filter(m -> m.name.equals(call.name) && m.desc.equals(call.desc));
                });
    }

    /** The classes that a method initializes by its own instructions (JLS 12.4.1). */
    private static Stream<String> begins(MethodNode method) {
        return Stream.of(method.instructions.toArray()).flatMap(InitializerCycles::begins);
    }

    private static Stream<String> begins(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        if (instruction instanceof TypeInsnNode type && opcode == Opcodes.NEW) return Stream.of(type.desc);
        if (instruction instanceof MethodInsnNode call && opcode == Opcodes.INVOKESTATIC) return Stream.of(call.owner);
        if (instruction instanceof FieldInsnNode field && (opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC))
            return Stream.of(field.owner);
        if (instruction instanceof InvokeDynamicInsnNode dynamic)
            return Stream.of(dynamic.bsmArgs)
                    .filter(Handle.class::isInstance)
                    .map(Handle.class::cast)
                    .filter(InitializerCycles::initializes)
                    .map(Handle::getOwner);
        return Stream.empty();
    }

    /** Whether the call of a method reference initializes its class. */
    private static boolean initializes(Handle handle) {
        int tag = handle.getTag();
        return tag == Opcodes.H_INVOKESTATIC || tag == Opcodes.H_NEWINVOKESPECIAL;
    }
}
