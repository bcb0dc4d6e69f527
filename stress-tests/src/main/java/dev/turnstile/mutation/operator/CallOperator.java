package dev.turnstile.mutation.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * An operator that changes single calls.
 *
 * @param name its name
 * @param changes what it does with a call
 */
record CallOperator(String name, Function<Place, List<Change>> changes) implements MutationOperator {
    /**
     * A call.
     *
     * @param code the code that it stands in
     * @param index where
     * @param call the call
     */
    record Place(Code code, int index, MethodInsnNode call) {
        /** How sentences name it: "notifyAll in put". */
        String text() {
            return call.name + " in " + code.name();
        }
    }

    /**
     * A change of one call.
     *
     * @param change what is different then
     * @param exposedBy what would expose it
     * @param visibility what it takes to notice it
     * @param edit changes the call of this index
     */
    record Change(String change, String exposedBy, Visibility visibility, BiConsumer<Edit, Integer> edit) {
        Change(String change, String exposedBy, BiConsumer<Edit, Integer> edit) {
            this(change, exposedBy, Visibility.ANYWHERE, edit);
        }

        Change seenBy(Visibility other) {
            return new Change(change, exposedBy, other, edit);
        }

        /** Calls a method of another name, with the same descriptor. */
        static Change renaming(Place place, String other, String exposedBy) {
            return new Change(
                    place.text() + " is replaced by " + other,
                    exposedBy,
                    (edit, index) -> edit.call(index).name = other);
        }

        /** Leaves out a call that answers nothing. */
        static Change dropping(Place place, String exposedBy) {
            return new Change(place.text() + " is left out", exposedBy, Dropping::call);
        }
    }

    @Override
    public List<Mutation> in(ClassNode type) {
        List<Mutation> found = new ArrayList<>();
        for (Code code : Code.of(type)) {
            for (List<Integer> copies : Copies.of(code, call -> true)) {
                int index = copies.get(0);
                for (Change change : changes.apply(new Place(code, index, code.call(index)))) {
                    found.add(mutation(code, copies, change));
                }
            }
        }
        return found;
    }

    private Mutation mutation(Code code, List<Integer> copies, Change change) {
        return code.mutation(name, code.line(copies.get(0)), change.change, change.exposedBy, edit -> {
                    for (int copy : copies) change.edit.accept(edit, copy);
                })
                .seenBy(change.visibility);
    }
}
