package dev.turnstile.mutation.operator;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Makes a synchronized method one whose whole body is a synchronized block, in the shape in which javac compiles such a block. */
final class ExplicitMonitor {
    private ExplicitMonitor() {}

    /** Keeps the monitor that the method has. */
    static void of(ClassNode type, MethodNode method) {
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        on(isStatic ? new LdcInsnNode(Type.getObjectType(type.name)) : new VarInsnNode(Opcodes.ALOAD, 0), method);
    }

    /**
     * Gives the method another monitor.
     *
     * @param lock loads the object
     */
    static void on(AbstractInsnNode lock, MethodNode method) {
        method.access &= ~Opcodes.ACC_SYNCHRONIZED;
        int local = method.maxLocals++;
        method.maxStack += 2;
        AbstractInsnNode[] body = method.instructions.toArray();
        method.instructions.insert(entry(lock, local));
        LabelNode handler = new LabelNode();
        LabelNode start = new LabelNode();
        method.instructions.insertBefore(body[0], start);
        boolean empty = true;
        for (AbstractInsnNode each : body) {
            empty &= each.getOpcode() < 0;
            if (each.getOpcode() < Opcodes.IRETURN || each.getOpcode() > Opcodes.RETURN) continue;
            LabelNode end = new LabelNode();
            InsnList exit = exit(local);
            exit.add(end);
            method.instructions.insertBefore(each, exit);
            method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, handler, null));
            start = new LabelNode();
            method.instructions.insert(each, start);
            empty = true;
        }
        if (!empty) method.tryCatchBlocks.add(new TryCatchBlockNode(start, handler, handler, null));
        method.instructions.add(handler);
        method.instructions.add(exit(local));
        method.instructions.add(new InsnNode(Opcodes.ATHROW));
    }

    private static InsnList entry(AbstractInsnNode lock, int local) {
        InsnList entry = new InsnList();
        entry.add(lock);
        entry.add(new InsnNode(Opcodes.DUP));
        entry.add(new VarInsnNode(Opcodes.ASTORE, local));
        entry.add(new InsnNode(Opcodes.MONITORENTER));
        return entry;
    }

    private static InsnList exit(int local) {
        InsnList exit = new InsnList();
        exit.add(new VarInsnNode(Opcodes.ALOAD, local));
        exit.add(new InsnNode(Opcodes.MONITOREXIT));
        return exit;
    }

    /** Returns the code of a synchronized method as one with such a block; its edits make the block first. */
    static Code code(Code code) {
        MethodNode old = code.method();
        MethodNode copy = new MethodNode(Opcodes.ASM9, old.access, old.name, old.desc, old.signature, null);
        old.accept(copy);
        of(code.type(), copy);
        return new Code(code.type(), copy, ExplicitMonitor::of);
    }
}
