package dev.turnstile.mutation.operator;

import dev.turnstile.mutation.operator.CallOperator.Change;
import dev.turnstile.mutation.operator.CallOperator.Place;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;

/** Takes a comparison and set that may fail for one that succeeded, where a loop would try again. */
final class TryOnce {
    private TryOnce() {}

    static MutationOperator operator() {
        return new CallOperator("try-once", TryOnce::changes);
    }

    private static List<Change> changes(Place place) {
        if (!Cells.isCompareAndSet(place.call())) return List.of();
        int after = place.code().next(place.index());
        // The answer of a call that stands alone is not asked for.
        if (place.code().opcode(after) == Opcodes.POP || !Flow.of(place.code()).isInLoop(place.index()))
            return List.of();
        return List.of(new Change(
                place.text() + " is taken for a success when it fails",
                "another thread that changes the value before it is set",
                (edit, index) -> {
                    InsnList success = new InsnList();
                    success.add(new InsnNode(Opcodes.POP));
                    success.add(new InsnNode(Opcodes.ICONST_1));
                    edit.insertAfter(index, success);
                }));
    }
}
