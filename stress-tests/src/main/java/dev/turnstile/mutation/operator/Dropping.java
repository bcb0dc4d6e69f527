package dev.turnstile.mutation.operator;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Takes calls out of code. */
final class Dropping {
    private Dropping() {}

    /** Replaces a call that answers nothing: its operands are still evaluated. */
    static void call(Edit edit, int index) {
        edit.replace(index, operands(edit.call(index)));
    }

    /**
     * Replaces a call by a constant.
     *
     * @param constant the opcode that loads the constant
     */
    static void call(Edit edit, int index, int constant) {
        InsnList instead = operands(edit.call(index));
        instead.add(new InsnNode(constant));
        edit.replace(index, instead);
    }

    /** Takes the operands of a call from the stack. */
    private static InsnList operands(MethodInsnNode call) {
        InsnList pops = new InsnList();
        Type[] arguments = Type.getArgumentTypes(call.desc);
        for (int i = arguments.length - 1; i >= 0; i--) {
            pops.add(new InsnNode(arguments[i].getSize() == 2 ? Opcodes.POP2 : Opcodes.POP));
        }
        if (call.getOpcode() != Opcodes.INVOKESTATIC) pops.add(new InsnNode(Opcodes.POP));
        if (pops.size() == 0) pops.add(new InsnNode(Opcodes.NOP));
        return pops;
    }
}
