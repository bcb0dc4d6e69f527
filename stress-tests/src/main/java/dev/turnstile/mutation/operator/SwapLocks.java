package dev.turnstile.mutation.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.VarInsnNode;

/** Takes two locks in the other order where nothing stands between the two acquisitions. */
final class SwapLocks implements MutationOperator {
    @Override
    public String name() {
        return "swap-locks";
    }

    @Override
    public List<Mutation> in(ClassNode type) {
        List<Mutation> found = new ArrayList<>();
        for (Code code : Code.of(type)) {
            // The exception handler of a block reads the block's variable, so only the objects are exchanged.
            pairs(Monitors.blocks(code), 2, found);
            pairs(Locks.sections(code), 0, found);
        }
        return found;
    }

    /** @param kept how many of the instructions before the last one of an acquisition stay, with the last one, where they are */
    private void pairs(List<Section> sections, int kept, List<Mutation> found) {
        for (Section outer : sections) {
            for (Section inner : sections) {
                if (outer.start() < 0 || inner.start() != outer.first()) continue;
                if (Objects.equals(outer.lock(), inner.lock())) continue;
                pair(outer, inner, kept).ifPresent(found::add);
            }
        }
    }

    private Optional<Mutation> pair(Section outer, Section inner, int kept) {
        Flow flow = outer.flow();
        int outerEnd = end(outer, kept);
        int innerEnd = end(inner, kept);
        if (flow.isTarget(inner.start())) return Optional.empty();
        if (setsVariable(outer, outerEnd) || setsVariable(inner, innerEnd)) return Optional.empty();
        return Optional.of(outer.code()
                .mutation(
                        name(),
                        inner.line(),
                        "the two locks in " + outer.code().name() + " are taken in the other order",
                        "two threads that take both locks, one of them in the first order",
                        edit -> {
                            InsnList second = edit.copy(inner.start(), innerEnd);
                            InsnList first = edit.copy(outer.start(), outerEnd);
                            edit.insertBefore(outer.start(), second);
                            edit.insertBefore(inner.start(), first);
                            edit.cut(outer.start(), outerEnd);
                            edit.cut(inner.start(), innerEnd);
                        }));
    }

    private static boolean setsVariable(Section section, int end) {
        for (int i = section.start(); i < end; i++) {
            if (section.code().node(i) instanceof VarInsnNode && section.code().opcode(i) >= Opcodes.ISTORE)
                return true;
        }
        return false;
    }

    private static int end(Section section, int kept) {
        int end = section.end();
        for (int i = 0; i < kept; i++) end = section.code().previous(end);
        return kept == 0 ? end + 1 : end;
    }
}
