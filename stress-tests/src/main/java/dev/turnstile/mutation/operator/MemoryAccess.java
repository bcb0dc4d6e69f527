package dev.turnstile.mutation.operator;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The accesses of statements to memory that threads share. Two objects are not told apart: a field is the same memory in all of them, and an
 * element is the same in all arrays.
 */
final class MemoryAccess {
    private static final Set<String> SETS =
            Set.of("set", "lazySet", "setVolatile", "setRelease", "setOpaque", "setPlain");

    private static final Set<String> GETS = Set.of("get", "getVolatile", "getAcquire", "getOpaque", "getPlain");

    /** Methods whose answer does not depend on what other threads do. */
    private static final Set<String> PURE = Set.of(
            "java/lang/Thread.currentThread",
            "java/lang/Math.max",
            "java/lang/Math.min",
            "java/util/Objects.requireNonNull");

    private final Code code;
    private final Origins origins;

    MemoryAccess(Flow flow) {
        this.code = flow.code();
        this.origins = new Origins(flow);
    }

    /**
     * The accesses of a statement.
     *
     * @param reads what it reads
     * @param write what it writes at its end
     */
    private record Accesses(Set<String> reads, String write) {
        boolean dependsOn(Accesses other) {
            return reads.contains(other.write) || write.equals(other.write);
        }
    }

    /** Whether a method has two writes, so that one may swap them. */
    static boolean writesTwice(Code code) {
        int writes = 0;
        for (AbstractInsnNode each : code.method().instructions) if (isWrite(each)) writes++;
        return writes > 1;
    }

    /** Whether an instruction writes memory that threads share. */
    static boolean isWrite(AbstractInsnNode node) {
        int opcode = node.getOpcode();
        return opcode == Opcodes.PUTFIELD
                || opcode == Opcodes.PUTSTATIC
                || opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE
                || node instanceof MethodInsnNode call && isOfCell(call, SETS);
    }

    private static boolean isOfCell(MethodInsnNode call, Set<String> names) {
        return names.contains(call.name) && (Cells.isAtomic(call) || Cells.isHandle(call));
    }

    /** Whether an instruction reads or writes what other threads may change or see, or calls a method, which may do so. */
    static boolean isShared(Code code, int index) {
        AbstractInsnNode node = code.node(index);
        if (node instanceof FieldInsnNode field) return isWrite(node) || !isFinal(code.type(), field);
        boolean sets = node instanceof VarInsnNode || node instanceof IincInsnNode;
        return !sets && (isWrite(node) || !isPrivate(node));
    }

    private static boolean isFinal(ClassNode type, FieldInsnNode field) {
        return field.owner.equals(type.name)
                && type.fields.stream()
                        .anyMatch(each -> each.name.equals(field.name) && (each.access & Opcodes.ACC_FINAL) != 0);
    }

    /** Whether two statements that follow each other end with a write each, and one could as well run before the other. */
    boolean areIndependentWrites(int from, int middle, int to) {
        Accesses first = accesses(from, middle);
        Accesses second = accesses(middle, to);
        return first != null && second != null && !first.dependsOn(second) && !second.dependsOn(first);
    }

    /** Whether a statement ends with the write of an element, or of a field of the same class that is not volatile. */
    boolean isPlainWrite(int from, int to) {
        for (int i = from; i < to; i = code.next(i)) {
            AbstractInsnNode node = code.node(i);
            if (isWrite(node))
                return !(node instanceof MethodInsnNode)
                        && !(node instanceof FieldInsnNode field && mayBeVolatile(field));
        }
        return false;
    }

    private boolean mayBeVolatile(FieldInsnNode write) {
        return !write.owner.equals(code.type().name)
                || code.type().fields.stream()
                        .anyMatch(field -> field.name.equals(write.name) && (field.access & Opcodes.ACC_VOLATILE) != 0);
    }

    /** Returns {@code null} if the instructions are no statement with a write at its end, or it is not known all that they do. */
    private @Nullable Accesses accesses(int from, int to) {
        Set<String> reads = new HashSet<>();
        for (int i = from; i < to; i = code.next(i)) {
            AbstractInsnNode node = code.node(i);
            if (isWrite(node)) {
                String write = location(i);
                return code.next(i) < to || write == null ? null : new Accesses(reads, write);
            }
            if (isPrivate(node)) continue;
            String read = isRead(node) ? location(i) : null;
            if (read == null) return null;
            reads.add(read);
        }
        return null;
    }

    private static boolean isRead(AbstractInsnNode node) {
        int opcode = node.getOpcode();
        return opcode == Opcodes.GETFIELD
                || opcode == Opcodes.GETSTATIC
                || opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD
                || node instanceof MethodInsnNode call && isOfCell(call, GETS);
    }

    /** Whether an instruction reads and writes nothing but the stack and objects that nobody else knows yet. */
    private static boolean isPrivate(AbstractInsnNode node) {
        if (node instanceof MethodInsnNode call)
            return call.name.equals("<init>") || isBoxing(call) || PURE.contains(call.owner + "." + call.name);
        boolean sets =
                node instanceof VarInsnNode && node.getOpcode() >= Opcodes.ISTORE || node instanceof IincInsnNode;
        return !sets && !isRead(node) && !(node instanceof InvokeDynamicInsnNode);
    }

    private static boolean isBoxing(MethodInsnNode call) {
        return call.owner.startsWith("java/lang/") && call.name.equals("valueOf");
    }

    private @Nullable String location(int index) {
        AbstractInsnNode node = code.node(index);
        if (node instanceof FieldInsnNode field) return "field " + field.owner + "." + field.name;
        if (node instanceof MethodInsnNode) {
            String receiver = origins.receiver(index);
            return receiver == null ? null : "value of " + receiver;
        }
        return "element";
    }
}
