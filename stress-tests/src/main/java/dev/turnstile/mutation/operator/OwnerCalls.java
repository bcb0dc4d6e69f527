package dev.turnstile.mutation.operator;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Calls that throw unless the thread owns a monitor or a lock: of those that wait, those that wake others, and methods of the class with such calls. */
final class OwnerCalls {
    private static final Set<String> OF_OBJECTS = Set.of("wait", "notify", "notifyAll");
    private static final Set<String> DESCRIPTORS = Set.of("()V", "(J)V", "(JI)V");
    private static final String CONDITION = "java/util/concurrent/locks/Condition";

    private final ClassNode type;
    private final Set<MethodNode> seen = new HashSet<>();

    private OwnerCalls(ClassNode type) {
        this.type = type;
    }

    /** Whether an instruction waits for a monitor or notifies others that do. */
    static boolean isOfMonitor(AbstractInsnNode node) {
        return node instanceof MethodInsnNode call
                && OF_OBJECTS.contains(call.name)
                && call.getOpcode() != Opcodes.INVOKESTATIC
                && DESCRIPTORS.contains(call.desc);
    }

    /**
     * Whether an instruction makes such a call.
     *
     * @param type the class that it is in. Methods of other classes are not looked into.
     */
    static boolean isIn(ClassNode type, AbstractInsnNode node) {
        return new OwnerCalls(type).makes(node);
    }

    /** Whether an instruction calls a method of the class that makes such a call and does not take a monitor for it. */
    static boolean isBehind(ClassNode type, MethodInsnNode call) {
        return new OwnerCalls(type).called(call);
    }

    private boolean makes(AbstractInsnNode node) {
        if (!(node instanceof MethodInsnNode call)) return false;
        return isOfMonitor(node) || call.owner.equals(CONDITION) || called(call);
    }

    private boolean called(MethodInsnNode call) {
        if (!call.owner.equals(type.name)) return false;
        Optional<MethodNode> method = type.methods.stream()
                .filter(each -> each.name.equals(call.name) && each.desc.equals(call.desc))
                .findFirst();
        return method.isPresent() && seen.add(method.get()) && !takesMonitor(method.get()) && makes(method.get());
    }

    private boolean makes(MethodNode method) {
        for (AbstractInsnNode each : method.instructions) if (makes(each)) return true;
        return false;
    }

    private static boolean takesMonitor(MethodNode method) {
        if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) return true;
        for (AbstractInsnNode each : method.instructions) if (each.getOpcode() == Opcodes.MONITORENTER) return true;
        return false;
    }
}
