package dev.turnstile.mutation.operator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;

/** Takes the loop away around a wait: the condition is not checked again afterwards. */
final class IfInsteadOfWhile implements MutationOperator {
    /**
     * A loop.
     *
     * @param head its first instruction
     * @param jumps those that lead back to it, in the order of the code
     */
    private record Loop(int head, List<Integer> jumps) {
        int last() {
            return jumps.get(jumps.size() - 1);
        }

        boolean contains(int index) {
            return head <= index && index < last();
        }
    }

    @Override
    public String name() {
        return "if-instead-of-while";
    }

    @Override
    public List<Mutation> in(ClassNode type) {
        List<Mutation> found = new ArrayList<>();
        for (Code code : Code.of(type)) {
            List<Integer> waits = code.calls().stream()
                    .filter(call -> Waits.isWait(code.call(call)))
                    .toList();
            if (waits.isEmpty()) continue;
            Flow flow = Flow.of(code);
            List<Loop> loops = loops(flow);
            Set<Loop> mutated = new LinkedHashSet<>();
            for (int wait : waits) {
                Optional<Loop> loop = innermost(loops, wait);
                if (loop.isEmpty() || !canEnd(flow, loop.get()) || !mutated.add(loop.get())) continue;
                found.add(mutation(code, loop.get(), wait));
            }
        }
        return found;
    }

    private static List<Loop> loops(Flow flow) {
        Code code = flow.code();
        List<Loop> loops = new ArrayList<>();
        for (int head = 0; head < code.size(); head++) {
            if (!(code.node(head) instanceof LabelNode label)) continue;
            List<Integer> jumps = new ArrayList<>();
            for (int i = head; i < code.size(); i++) {
                boolean back = code.node(i) instanceof JumpInsnNode jump && jump.label.equals(label);
                if (back && flow.reaches(i)) jumps.add(i);
            }
            if (!jumps.isEmpty()) loops.add(new Loop(head, jumps));
        }
        return loops;
    }

    private static Optional<Loop> innermost(List<Loop> loops, int wait) {
        return loops.stream()
                .filter(loop -> loop.contains(wait))
                .min(Comparator.comparingInt(loop -> loop.last() - loop.head()));
    }

    /** Whether the code behind a loop is what follows it: other ways lead there, not by an exception, and with nothing on the stack. */
    private static boolean canEnd(Flow flow, Loop loop) {
        int behind = flow.code().next(loop.last());
        return flow.depth(behind) == 0 && flow.withoutExceptions().get(behind) && flow.depth(loop.head()) == 0;
    }

    private Mutation mutation(Code code, Loop loop, int wait) {
        List<Integer> jumps = loop.jumps().stream().filter(jump -> jump > wait).toList();
        String change = "the condition in " + code.name() + " is not checked again after " + code.call(wait).name;
        return code.mutation(
                name(),
                code.line(wait),
                change,
                "a thread that wakes up although its condition is not true, or no longer",
                edit -> {
                    LabelNode behind = new LabelNode();
                    InsnList end = new InsnList();
                    end.add(behind);
                    edit.insertAfter(loop.last(), end);
                    for (int jump : jumps) edit.replace(jump, ending((JumpInsnNode) edit.node(jump), behind));
                });
    }

    /** Replaces a jump that leads back: a conditional one falls through, another one leaves the loop. */
    private static InsnList ending(JumpInsnNode jump, LabelNode behind) {
        InsnList ending = new InsnList();
        int operands = switch (jump.getOpcode()) {
            case Opcodes.GOTO -> 0;
            case Opcodes.IFEQ,
                    Opcodes.IFNE,
                    Opcodes.IFLT,
                    Opcodes.IFGE,
                    Opcodes.IFGT,
                    Opcodes.IFLE,
                    Opcodes.IFNULL,
                    Opcodes.IFNONNULL -> 1;
            default -> 2;
        };
        for (int i = 0; i < operands; i++) ending.add(new InsnNode(Opcodes.POP));
        if (operands == 0) ending.add(new JumpInsnNode(Opcodes.GOTO, behind));
        return ending;
    }
}
