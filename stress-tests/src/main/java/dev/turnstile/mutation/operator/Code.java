package dev.turnstile.mutation.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The code of a method in which places for mutations are looked for. An instruction's index counts labels and line numbers too.
 *
 * @param type the class
 * @param method the method
 * @param preparation what an edit does with the method before it uses indices of this code
 */
record Code(ClassNode type, MethodNode method, BiConsumer<ClassNode, MethodNode> preparation) {
    private static final String LAMBDA = "lambda$";

    /** Returns the code that people wrote: of methods with a body, and of lambdas, but of nothing else that a compiler adds. */
    static List<Code> of(ClassNode type) {
        List<Code> all = new ArrayList<>();
        for (MethodNode method : type.methods) {
            boolean added = (method.access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) != 0;
            if (method.instructions.size() == 0 || added && !method.name.startsWith(LAMBDA)) continue;
            all.add(new Code(type, method, (fresh, same) -> {}));
        }
        return all;
    }

    int size() {
        return method.instructions.size();
    }

    AbstractInsnNode node(int index) {
        return method.instructions.get(index);
    }

    int opcode(int index) {
        return node(index).getOpcode();
    }

    /** The indices of all calls. */
    List<Integer> calls() {
        List<Integer> calls = new ArrayList<>();
        for (int i = 0; i < size(); i++) if (node(i) instanceof MethodInsnNode) calls.add(i);
        return calls;
    }

    MethodInsnNode call(int index) {
        return (MethodInsnNode) node(index);
    }

    /** The first instruction at or after an index that is no label and no line number; {@link #size} if there is none. */
    int real(int index) {
        int i = index;
        while (i < size() && opcode(i) < 0) i++;
        return i;
    }

    /** The instruction after another one. */
    int next(int index) {
        return real(index + 1);
    }

    /** The instruction before another one; -1 if there is none. */
    int previous(int index) {
        int i = index - 1;
        while (i >= 0 && opcode(i) < 0) i--;
        return i;
    }

    /** The line of an instruction; 0 if it is not known. */
    int line(int index) {
        for (int i = Math.min(index, size() - 1); i >= 0; i--)
            if (node(i) instanceof LineNumberNode number) return number.line;
        return firstLine();
    }

    int firstLine() {
        for (AbstractInsnNode each : method.instructions) if (each instanceof LineNumberNode number) return number.line;
        return 0;
    }

    boolean isSynchronized() {
        return (method.access & Opcodes.ACC_SYNCHRONIZED) != 0;
    }

    boolean isStatic() {
        return (method.access & Opcodes.ACC_STATIC) != 0;
    }

    /** How sentences name the method. */
    String name() {
        if (method.name.equals("<init>")) return "the constructor";
        if (method.name.equals("<clinit>")) return "the static initializer";
        if (!method.name.startsWith(LAMBDA)) return method.name;
        String[] parts = method.name.split("\\$", -1);
        return "a lambda in " + (parts[1].equals("new") ? "the constructor" : parts[1]);
    }

    /** A mutation of this method. */
    Mutation mutation(String operator, int line, String change, String exposedBy, Consumer<Edit> edit) {
        // Not the nodes: whoever keeps the mutation need not keep them.
        String name = method.name;
        String descriptor = method.desc;
        BiConsumer<ClassNode, MethodNode> first = preparation;
        return new Mutation(
                operator, new Mutation.Site(type.name, name, descriptor, line), change, exposedBy, fresh -> {
                    Edit changes = Edit.of(fresh, name, descriptor, first);
                    edit.accept(changes);
                    changes.dropEmptyRanges();
                });
    }
}
