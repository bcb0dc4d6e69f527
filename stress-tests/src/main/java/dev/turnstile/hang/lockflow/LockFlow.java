package dev.turnstile.hang.lockflow;

import dev.turnstile.jdk.LockMethod;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Which locks a method holds before each of its instructions, by the shape of its code. Where several paths lead to an instruction, the
 * first that is found speaks for all: locks that are not taken and given back alike on all of them are beyond this.
 */
public final class LockFlow {
    private final MethodNode method;
    private final Frame<SourceValue>[] frames;
    private final List<List<Integer>> successors = new ArrayList<>();
    private final List<List<Integer>> handlers = new ArrayList<>();
    private final List<@Nullable List<LockSite>> held = new ArrayList<>();

    LockFlow(String owner, MethodNode method) throws AnalyzerException {
        this.method = method;
        for (int i = 0; i < method.instructions.size(); i++) {
            successors.add(new ArrayList<>());
            handlers.add(new ArrayList<>());
            held.add(null);
        }
        this.frames = new Analyzer<>(new OriginInterpreter()) {
            @Override
            protected void newControlFlowEdge(int from, int to) {
                successors.get(from).add(to);
            }

            @Override
            protected boolean newControlFlowExceptionEdge(int from, int to) {
                handlers.get(from).add(to);
                return true;
            }
        }.analyze(owner, method);
        flow();
    }

    private void flow() {
        if (held.isEmpty()) return;
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        held.set(0, entry());
        while (!open.isEmpty()) {
            int at = open.pop();
            List<LockSite> before = held.get(at);
            if (before == null || frames[at] == null) continue;
            handlers.get(at).forEach(to -> reach(to, before, open));
            List<LockSite> after = after(at, before);
            successors.get(at).forEach(to -> reach(to, after, open));
        }
    }

    private void reach(int to, List<LockSite> locks, Deque<Integer> open) {
        if (held.get(to) != null) return;
        held.set(to, locks);
        open.push(to);
    }

    private List<LockSite> entry() {
        if ((method.access & Opcodes.ACC_SYNCHRONIZED) == 0) return List.of();
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        Symbol lock = isStatic ? new Symbol.Other("class") : new Symbol.This();
        return List.of(monitor(lock, firstLine()));
    }

    private List<LockSite> after(int at, List<LockSite> before) {
        int opcode = method.instructions.get(at).getOpcode();
        if (opcode == Opcodes.MONITOREXIT) return without(before, true, operand(at, 0));
        if (effect(method.instructions.get(at)) == LockMethod.RELEASE && opcode != Opcodes.INVOKESTATIC) {
            return without(before, false, receiver(at));
        }
        LockSite site = siteAt(at);
        return site == null ? before : with(before, site);
    }

    /** Returns the lock that the instruction takes, if it takes one. */
    @Nullable
    public LockSite siteAt(int at) {
        AbstractInsnNode instruction = method.instructions.get(at);
        if (instruction.getOpcode() == Opcodes.MONITORENTER) return monitor(operand(at, 0), line(at));
        LockMethod effect = effect(instruction);
        if (effect == null || !effect.takes() || instruction.getOpcode() == Opcodes.INVOKESTATIC) return null;
        String type = ((MethodInsnNode) instruction).owner.replace('/', '.');
        return new LockSite(false, receiver(at), type, line(at), effect == LockMethod.ACQUIRE);
    }

    private static @Nullable LockMethod effect(AbstractInsnNode instruction) {
        if (!(instruction instanceof MethodInsnNode call)) return null;
        return LockMethod.of(call.name, Type.getReturnType(call.desc) == Type.LONG_TYPE);
    }

    private static LockSite monitor(Symbol lock, int line) {
        return new LockSite(true, lock, "java.lang.Object", line, true);
    }

    private static List<LockSite> with(List<LockSite> locks, LockSite site) {
        List<LockSite> more = new ArrayList<>(locks);
        more.add(site);
        return more;
    }

    private static List<LockSite> without(List<LockSite> locks, boolean monitor, Symbol lock) {
        List<LockSite> fewer = new ArrayList<>(locks);
        for (int i = fewer.size() - 1; i >= 0; i--) {
            LockSite site = fewer.get(i);
            if (site.monitor() == monitor && site.lock().equals(lock)) {
                fewer.remove(i);
                return fewer;
            }
        }
        return locks;
    }

    /** The instructions on a line that can be reached. */
    public List<Integer> instructionsOn(int line) {
        List<Integer> found = new ArrayList<>();
        int current = -1;
        for (int i = 0; i < method.instructions.size(); i++) {
            AbstractInsnNode instruction = method.instructions.get(i);
            if (instruction instanceof LineNumberNode number) current = number.line;
            if (current == line && instruction.getOpcode() >= 0 && frames[i] != null) found.add(i);
        }
        return found;
    }

    /** The instruction that stands before another one; -1 if there is none. */
    public int before(int index) {
        int at = index - 1;
        while (at >= 0 && method.instructions.get(at).getOpcode() < 0) at--;
        return at;
    }

    /** The locks held before an instruction, in the order in which they were taken. */
    public List<LockSite> heldBefore(int instruction) {
        List<LockSite> locks = held.get(instruction);
        return locks == null ? List.of() : locks;
    }

    /** Whether an instruction calls a method of this name. */
    public boolean calls(int index, String name) {
        return method.instructions.get(index) instanceof MethodInsnNode call && call.name.equals(name);
    }

    /** Whether an instruction enters a monitor. */
    public boolean entersMonitor(int index) {
        return method.instructions.get(index).getOpcode() == Opcodes.MONITORENTER;
    }

    /** The monitor that a synchronized method takes before its first instruction; {@code null} if it takes none. */
    @Nullable
    public LockSite entrySite() {
        List<LockSite> sites = entry();
        return sites.isEmpty() ? null : sites.get(0);
    }

    /** The object that a call is made on. */
    public Symbol receiver(int call) {
        return operand(call, Type.getArgumentTypes(((MethodInsnNode) method.instructions.get(call)).desc).length);
    }

    /** An operand of an instruction, counted from the top of the stack. */
    Symbol operand(int instruction, int depth) {
        Frame<SourceValue> frame = frames[instruction];
        return symbol(frame.getStack(frame.getStackSize() - 1 - depth));
    }

    private Symbol symbol(SourceValue value) {
        if (value.insns.size() != 1) return new Symbol.Other("a lock");
        AbstractInsnNode origin = value.insns.iterator().next();
        if (origin instanceof VarInsnNode parameter) return parameter(parameter.var);
        int at = method.instructions.indexOf(origin);
        if (origin instanceof FieldInsnNode field) {
            String owner = field.owner.replace('/', '.');
            if (field.getOpcode() == Opcodes.GETSTATIC) return new Symbol.StaticField(owner, field.name);
            return new Symbol.InstanceField(operand(at, 0), field.name);
        }
        if (origin.getOpcode() == Opcodes.AALOAD) return element(at);
        if (origin instanceof MethodInsnNode call && call.getOpcode() != Opcodes.INVOKESTATIC) {
            Symbol receiver = receiver(at);
            // The two sides of a read-write lock are one lock where waiting is concerned.
            return LockMethod.answersSide(call.name)
                    ? receiver
                    : new Symbol.Other(receiver.text() + "." + call.name + "()");
        }
        return new Symbol.Other("a lock");
    }

    private Symbol element(int load) {
        Frame<SourceValue> frame = frames[load];
        SourceValue index = frame.getStack(frame.getStackSize() - 1);
        Symbol array = operand(load, 1);
        Integer constant =
                index.insns.size() == 1 ? constant(index.insns.iterator().next()) : null;
        return constant == null ? new Symbol.Other(array.text() + "[…]") : new Symbol.Element(array, constant);
    }

    private static @Nullable Integer constant(AbstractInsnNode instruction) {
        if (instruction instanceof IntInsnNode push) return push.operand;
        int opcode = instruction.getOpcode();
        boolean small = instruction instanceof InsnNode && opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5;
        return small ? opcode - Opcodes.ICONST_0 : null;
    }

    private Symbol parameter(int local) {
        if (local == 0 && (method.access & Opcodes.ACC_STATIC) == 0) return new Symbol.This();
        if (method.localVariables != null) {
            for (LocalVariableNode variable : method.localVariables) {
                if (variable.index == local) return new Symbol.Other(variable.name);
            }
        }
        return new Symbol.Other("parameter " + local);
    }

    private int line(int instruction) {
        for (int i = instruction; i >= 0; i--) {
            if (method.instructions.get(i) instanceof LineNumberNode number) return number.line;
        }
        return firstLine();
    }

    private int firstLine() {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode number) return number.line;
        }
        return 0;
    }
}
