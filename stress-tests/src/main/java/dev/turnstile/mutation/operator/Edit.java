package dev.turnstile.mutation.operator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Changes a method. An index is that of an instruction in the method as it was before all changes, so that earlier changes move nothing.
 *
 * @param type the class
 * @param method the method
 * @param nodes its instructions before all changes
 */
record Edit(ClassNode type, MethodNode method, List<AbstractInsnNode> nodes) {
    /**
     * Starts to change a method of a class.
     *
     * @param preparation what is done with the method first
     * @throws IllegalArgumentException if the class has no such method
     */
    static Edit of(ClassNode type, String name, String descriptor, BiConsumer<ClassNode, MethodNode> preparation) {
        MethodNode method = type.methods.stream()
                .filter(each -> each.name.equals(name) && each.desc.equals(descriptor))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.name + " has no method " + name + descriptor));
        preparation.accept(type, method);
        return new Edit(type, method, List.of(method.instructions.toArray()));
    }

    AbstractInsnNode node(int index) {
        return nodes.get(index);
    }

    MethodInsnNode call(int index) {
        return (MethodInsnNode) node(index);
    }

    void replace(int index, InsnList by) {
        method.instructions.insertBefore(node(index), by);
        method.instructions.remove(node(index));
    }

    void replace(int index, AbstractInsnNode by) {
        method.instructions.set(node(index), by);
    }

    void insertBefore(int index, InsnList added) {
        method.instructions.insertBefore(node(index), added);
    }

    void insertBefore(int index, AbstractInsnNode added) {
        method.instructions.insertBefore(node(index), added);
    }

    void insertAfter(int index, InsnList added) {
        method.instructions.insert(node(index), added);
    }

    /** Takes instructions out of the method. Labels stay where they are, and so do the ranges of exception handlers. */
    InsnList cut(int from, int to) {
        InsnList cut = new InsnList();
        for (AbstractInsnNode each : nodes.subList(from, to)) {
            if (each.getOpcode() < 0) continue;
            method.instructions.remove(each);
            cut.add(each);
        }
        return cut;
    }

    /** Copies instructions, which must not jump. */
    InsnList copy(int from, int to) {
        Map<LabelNode, LabelNode> none = new HashMap<>();
        InsnList copy = new InsnList();
        for (AbstractInsnNode each : nodes.subList(from, to)) if (each.getOpcode() >= 0) copy.add(each.clone(none));
        return copy;
    }

    /** Takes away exception handlers for ranges in which nothing is left: a class may not have them. */
    void dropEmptyRanges() {
        method.tryCatchBlocks.removeIf(block -> {
            AbstractInsnNode at = block.start;
            while (at != null && at != block.end && at.getOpcode() < 0) at = at.getNext();
            return at == block.end;
        });
    }

    /**
     * Moves a statement in front of another instruction.
     *
     * @param from its first instruction
     * @param to the instruction behind its last one
     * @param before where it goes
     * @param line its line
     * @param lineBehind the line of the instruction in front of which it goes
     */
    void move(int from, int to, int before, int line, int lineBehind) {
        InsnList moved = new InsnList();
        addLine(moved, line);
        moved.add(cut(from, to));
        addLine(moved, lineBehind);
        insertBefore(before, moved);
    }

    private static void addLine(InsnList instructions, int line) {
        if (line == 0) return;
        LabelNode label = new LabelNode();
        instructions.add(label);
        instructions.add(new LineNumberNode(line, label));
    }
}
