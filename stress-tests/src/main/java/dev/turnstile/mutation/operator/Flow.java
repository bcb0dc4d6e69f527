package dev.turnstile.mutation.operator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Where the code of a method leads, and where the values come from that it works on. */
final class Flow {
    private final Code code;
    private final Frame<SourceValue>[] frames;
    private final List<List<Integer>> successors = new ArrayList<>();
    private final Set<LabelNode> targets = new HashSet<>();
    private final Set<LabelNode> ends = new HashSet<>();

    /**
     * Follows the stack and the local variables through the code.
     *
     * @throws IllegalArgumentException if the code is not valid
     */
    static Flow of(Code code) {
        try {
            return new Flow(code);
        } catch (AnalyzerException e) {
            throw new IllegalArgumentException(code.type().name + "." + code.method().name + " has no valid code", e);
        }
    }

    private Flow(Code code) throws AnalyzerException {
        this.code = code;
        for (int i = 0; i < code.size(); i++) successors.add(new ArrayList<>());
        this.frames = new Analyzer<>(new SourceInterpreter()) {
            @Override
            protected void newControlFlowEdge(int from, int to) {
                successors.get(from).add(to);
            }
        }.analyze(code.type().name, code.method());
        for (AbstractInsnNode each : code.method().instructions) addTargets(each);
        for (TryCatchBlockNode block : code.method().tryCatchBlocks) {
            targets.add(block.handler);
            ends.add(block.start);
            ends.add(block.end);
        }
    }

    private void addTargets(AbstractInsnNode node) {
        if (node instanceof JumpInsnNode jump) targets.add(jump.label);
        if (node instanceof TableSwitchInsnNode choice) {
            targets.addAll(choice.labels);
            targets.add(choice.dflt);
        }
        if (node instanceof LookupSwitchInsnNode choice) {
            targets.addAll(choice.labels);
            targets.add(choice.dflt);
        }
    }

    Code code() {
        return code;
    }

    /** Whether any execution may come to an instruction. */
    boolean reaches(int index) {
        return index >= 0 && index < frames.length && frames[index] != null;
    }

    /** Returns the stack and the variables before an instruction, which must be one that the code reaches. */
    Frame<SourceValue> before(int index) {
        return frames[index];
    }

    /** How many values are on the stack before an instruction; -1 if the code never reaches it. */
    int depth(int index) {
        return reaches(index) ? frames[index].getStackSize() : -1;
    }

    /**
     * Returns all instructions to which the code leads from one, without exceptions.
     *
     * @param last whether the way ends with an instruction
     */
    BitSet from(int start, IntPredicate last) {
        BitSet found = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(successors.get(start));
        while (!open.isEmpty()) {
            int at = open.pop();
            if (found.get(at)) continue;
            found.set(at);
            if (!last.test(at)) open.addAll(successors.get(at));
        }
        return found;
    }

    /** The instructions that are reached although nothing is thrown. */
    BitSet withoutExceptions() {
        BitSet found = from(0, at -> false);
        found.set(0);
        return found;
    }

    /** Whether an instruction may run again after it ran, within one call. */
    boolean isInLoop(int index) {
        return from(index, at -> false).get(index);
    }

    /** Whether code jumps, or an exception leads, to a place between an instruction and the one before it. */
    boolean isTarget(int index) {
        return hasLabel(index, targets);
    }

    /** Whether the range of an exception handler begins or ends between an instruction and the one before it. */
    boolean isEndOfRange(int index) {
        return hasLabel(index, ends);
    }

    private boolean hasLabel(int index, Set<LabelNode> labels) {
        for (int i = index - 1; i >= 0 && code.opcode(i) < 0; i--) {
            if (code.node(i) instanceof LabelNode label && labels.contains(label)) return true;
        }
        return false;
    }

    /**
     * Returns the instruction at which the evaluation of an instruction's operands begins.
     *
     * @param operands how many values it takes from the stack
     * @return -1 if something jumps into the evaluation or out of it
     */
    int startOf(int index, int operands) {
        int depth = depth(index) - operands;
        if (depth < 0) return -1;
        int at = index;
        while (at >= 0 && depth(at) != depth) {
            if (at != index && code.node(at) instanceof JumpInsnNode || isTarget(at)) return -1;
            at = code.previous(at);
        }
        return at;
    }
}
