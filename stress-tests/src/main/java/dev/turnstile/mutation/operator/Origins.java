package dev.turnstile.mutation.operator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Names of values by the code that makes them: within one method, values of one name are taken for the same object. */
final class Origins {
    /** The object whose method it is. */
    static final String THIS = "this";

    private static final int DEEPEST = 8;

    private final Flow flow;

    Origins(Flow flow) {
        this.flow = flow;
    }

    /**
     * Returns the name of an operand.
     *
     * @param index the instruction that takes it
     * @param depth how many values lie above it
     * @return {@code null} if it has no name
     */
    @Nullable
    String operand(int index, int depth) {
        return operand(index, depth, 0);
    }

    /** Returns the name of the object on which a call is made; {@code null} if it has no name. */
    @Nullable
    String receiver(int call) {
        return operand(call, Type.getArgumentCount(flow.code().call(call).desc));
    }

    private @Nullable String operand(int index, int depth, int level) {
        if (!flow.reaches(index) || level > DEEPEST) return null;
        Frame<SourceValue> frame = flow.before(index);
        int at = frame.getStackSize() - 1 - depth;
        return at < 0 ? null : name(frame.getStack(at), level + 1);
    }

    private @Nullable String name(SourceValue value, int level) {
        if (value.insns.size() != 1) return null;
        AbstractInsnNode origin = value.insns.iterator().next();
        int at = flow.code().method().instructions.indexOf(origin);
        if (origin instanceof VarInsnNode variable) return variable(variable, at, level);
        if (origin instanceof FieldInsnNode field) return field(field, at, level);
        if (origin instanceof MethodInsnNode call) return call(call, at, level);
        if (origin instanceof LdcInsnNode constant) return constant.cst + "";
        if (origin instanceof IntInsnNode constant) return constant.operand + "";
        int opcode = origin.getOpcode();
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) return opcode - Opcodes.ICONST_0 + "";
        return switch (opcode) {
            case Opcodes.DUP, Opcodes.CHECKCAST -> operand(at, 0, level);
            case Opcodes.AALOAD -> joined(operand(at, 1, level), "[", operand(at, 0, level));
            default -> null;
        };
    }

    private @Nullable String variable(VarInsnNode variable, int at, int level) {
        if (variable.getOpcode() >= Opcodes.ISTORE) {
            String stored = operand(at, 0, level);
            return stored != null ? stored : "variable set at " + at;
        }
        SourceValue value = flow.before(at).getLocal(variable.var);
        if (!value.insns.isEmpty()) return name(value, level);
        return variable.var == 0 && !flow.code().isStatic() ? THIS : "parameter " + variable.var;
    }

    private @Nullable String field(FieldInsnNode field, int at, int level) {
        if (field.getOpcode() == Opcodes.GETSTATIC) return field.owner + "." + field.name;
        return joined(operand(at, 0, level), ".", field.name);
    }

    private @Nullable String call(MethodInsnNode call, int at, int level) {
        List<String> parts = new ArrayList<>();
        int arguments = Type.getArgumentCount(call.desc);
        for (int i = arguments - (call.getOpcode() == Opcodes.INVOKESTATIC ? 1 : 0); i >= 0; i--) {
            String part = operand(at, i, level);
            if (part == null) return null;
            parts.add(part);
        }
        return call.owner + "." + call.name + parts;
    }

    private static @Nullable String joined(@Nullable String left, String between, @Nullable String right) {
        return left == null || right == null ? null : left + between + right;
    }

    /** The name of a class's object. */
    static String ofClass(String internalName) {
        return Type.getObjectType(internalName) + "";
    }
}
