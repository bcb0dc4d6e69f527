package dev.turnstile.mutation.operator;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.tree.ClassNode;

/**
 * Swaps two statements that follow each other, each of which ends with a write, and neither of which depends on the other. Constructors and
 * static initializers stay as they are: others see their object or class only afterwards.
 */
final class SwapWrites implements MutationOperator {
    @Override
    public String name() {
        return "swap-writes";
    }

    @Override
    public List<Mutation> in(ClassNode type) {
        List<Mutation> found = new ArrayList<>();
        for (Code code : Code.of(type)) {
            if (!code.method().name.startsWith("<") && MemoryAccess.writesTwice(code)) add(Flow.of(code), found);
        }
        return found;
    }

    private void add(Flow flow, List<Mutation> found) {
        Statements statements = new Statements(flow);
        MemoryAccess accesses = new MemoryAccess(flow);
        int from = statements.after(-1);
        while (from >= 0) {
            int middle = statements.after(from);
            if (middle < 0) return;
            int to = end(flow, middle, statements.after(middle));
            if (statements.isStraight(from, to) && accesses.areIndependentWrites(from, middle, to)) {
                boolean plain = accesses.isPlainWrite(from, middle) && accesses.isPlainWrite(middle, to);
                found.add(mutation(flow.code(), from, middle, to)
                        .seenBy(plain ? Visibility.DATA_RACE : Visibility.ANYWHERE));
            }
            from = middle;
        }
    }

    /** The end of a statement that ends with a write: the last one of a method has no other after it, but a return. */
    private static int end(Flow flow, int from, int next) {
        Code code = flow.code();
        int limit = next < 0 ? code.size() : next;
        for (int i = from; i < limit; i = code.next(i)) {
            if (MemoryAccess.isWrite(code.node(i)) && flow.depth(code.next(i)) == 0) return code.next(i);
        }
        return limit;
    }

    private Mutation mutation(Code code, int from, int middle, int to) {
        int line = code.line(from);
        int second = code.line(middle);
        return code.mutation(
                name(),
                line,
                "the writes on lines " + line + " and " + second + " of " + code.name() + " are swapped",
                "another thread that reads between the two writes",
                edit -> edit.move(middle, to, from, second, line));
    }
}
