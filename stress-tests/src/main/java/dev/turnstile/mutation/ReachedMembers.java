package dev.turnstile.mutation;

import dev.turnstile.mutation.operator.Mutation.Site;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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
 * The members of a subject's own classes that its operations may use: by name and descriptor, whichever class declares them. What others may
 * call, as the JDK calls a task, counts as reached where an object of its class is made.
 */
final class ReachedMembers {
    private static final String CONSTRUCTOR = "<init>";
    private static final String INITIALIZER = "<clinit>";
    private static final String CLOSE = "close";

    private final Map<String, ClassNode> own = new LinkedHashMap<>();
    private final LiveCode code;
    private final Set<String> members = new HashSet<>();
    private final Deque<MethodNode> open = new ArrayDeque<>();

    private ReachedMembers(Collection<ClassNode> own, LiveCode code) {
        this.code = code;
        own.forEach(type -> this.own.put(type.name, type));
    }

    /**
     * Follows the code of a subject.
     *
     * @param own its classes, its own first
     * @param code what of them can run at all
     * @param operations the names of its operations, each with its descriptor
     */
    static ReachedMembers of(List<ClassNode> own, LiveCode code, Set<String> operations) {
        ReachedMembers reached = new ReachedMembers(own, code);
        for (ClassNode type : own) reached.addMethods(type, method -> method.name.equals(INITIALIZER));
        reached.follow(
                own.get(0),
                method -> operations.contains(method.name + method.desc)
                        || method.name.equals(CONSTRUCTOR)
                        || method.name.equals(CLOSE));
        return reached;
    }

    /** Follows the code of one operation, without what each instance runs: initializers, constructors, and {@code close}. */
    static ReachedMembers ofAlone(List<ClassNode> own, LiveCode code, String operation) {
        ReachedMembers reached = new ReachedMembers(own, code);
        reached.follow(own.get(0), method -> operation.equals(method.name + method.desc));
        return reached;
    }

    private void follow(ClassNode subject, Predicate<MethodNode> isRoot) {
        for (ClassNode parent = subject; parent != null; parent = own.get(parent.superName)) addMethods(parent, isRoot);
        while (!open.isEmpty()) follow(open.remove());
    }

    private void follow(MethodNode method) {
        BitSet live = code.in(method);
        for (int i = live.nextSetBit(0); i >= 0; i = live.nextSetBit(i + 1)) {
            follow(method.instructions.get(i));
        }
    }

    /** Whether a method or a field is among them. */
    boolean has(Site site) {
        return members.contains(site.member() + site.descriptor());
    }

    private void addMethods(ClassNode type, Predicate<MethodNode> which) {
        type.methods.stream().filter(which).forEach(this::add);
    }

    private void add(MethodNode method) {
        if (members.add(method.name + method.desc)) addAll(method.name, method.desc);
    }

    private void addAll(String name, String descriptor) {
        members.add(name + descriptor);
        for (ClassNode type : own.values()) {
            for (MethodNode method : type.methods) {
                if (method.name.equals(name) && method.desc.equals(descriptor)) open.add(method);
            }
        }
    }

    private void follow(AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) use(call.name, call.desc);
        if (instruction instanceof FieldInsnNode field) members.add(field.name + field.desc);
        if (instruction instanceof TypeInsnNode made && made.getOpcode() == Opcodes.NEW) made(made.desc);
        if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            for (Object argument : dynamic.bsmArgs) {
                if (argument instanceof Handle handle) use(handle.getName(), handle.getDesc());
            }
        }
    }

    private void use(String name, String descriptor) {
        if (!members.contains(name + descriptor)) addAll(name, descriptor);
    }

    /** Its type may be one that others know, and call methods of. */
    private void made(String type) {
        ClassNode node = own.get(type);
        if (node == null) return;
        for (MethodNode method : node.methods) {
            if ((method.access & Opcodes.ACC_PRIVATE) == 0 && !method.name.equals(CONSTRUCTOR)) add(method);
        }
    }
}
