package dev.turnstile.mutation;

import dev.turnstile.mutation.operator.Mutation;
import dev.turnstile.mutation.operator.MutationOperator;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.tree.ClassNode;

/** The search for the places where operators change something that matters, in one subject. */
final class MutationSearch {
    private final Bytecode bytecode;
    private final List<ClassNode> own;
    private final LiveCode code;
    private final ReachedMembers reached;
    private final Callers callers;
    private final List<Mutation> mutations = new ArrayList<>();
    private final List<List<String>> operations = new ArrayList<>();
    private int unreached;
    private int same;

    /**
     * Reads the code.
     *
     * @param classes with own ones
     * @param operations the methods that are called from outside, each its name and descriptor
     */
    MutationSearch(SubjectClasses classes, Set<String> operations) {
        this.bytecode = classes.bytecode();
        this.own = classes.own().stream().map(bytecode::tree).toList();
        this.code = classes.areAllKnown()
                ? LiveCode.of(classes.all().stream().map(bytecode::tree).toList())
                : LiveCode.ALL;
        this.reached = ReachedMembers.of(own, code, operations);
        this.callers = Callers.of(own, code, operations);
    }

    /**
     * The result of a search.
     *
     * @param operations of each fault, those that may run its code, or use its field; none if each instance runs it
     * @param unreached how many places no operation reaches
     * @param same how many changes gave the bytecode of the original or of another mutant
     */
    record Found(List<Mutation> mutations, List<List<String>> operations, int unreached, int same) {
        static final Found NOTHING = new Found(List.of(), List.of(), 0, 0);
    }

    Found run(List<MutationOperator> operators) {
        for (ClassNode type : own) {
            ByteBuffer live = live(type.name, node -> {});
            Set<ByteBuffer> known = new HashSet<>(Set.of(ByteBuffer.wrap(bytecode.written(type))));
            for (MutationOperator operator : operators) {
                for (Mutation mutation : operator.in(type)) {
                    if (!reached.has(mutation.site())) unreached++;
                    else if (!known.add(ByteBuffer.wrap(bytecode.changed(mutation)))) same++;
                    else if (live.equals(live(type.name, mutation.edit()))) unreached++;
                    else add(mutation);
                }
            }
        }
        return new Found(List.copyOf(mutations), List.copyOf(operations), unreached, same);
    }

    private void add(Mutation mutation) {
        mutations.add(mutation);
        operations.add(callers.of(mutation.site()));
    }

    /** Returns what of a class can run, after a change. */
    private ByteBuffer live(String name, Consumer<ClassNode> change) {
        ClassNode type = bytecode.tree(name);
        change.accept(type);
        code.prune(type);
        return ByteBuffer.wrap(bytecode.written(type));
    }
}
