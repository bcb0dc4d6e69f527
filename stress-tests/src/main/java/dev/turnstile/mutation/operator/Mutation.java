package dev.turnstile.mutation.operator;

import java.util.function.Consumer;
import org.objectweb.asm.tree.ClassNode;

/**
 * A small fault in one place.
 *
 * @param operator the name of its operator
 * @param site where it is
 * @param change what is different, as a clause: "notifyAll is replaced by notify"
 * @param exposedBy what would expose it, if anything does, as a noun phrase: "two threads that wait at once"
 * @param edit makes it, in a class that was read in the same way as the one in which it was found
 */
public record Mutation(String operator, Site site, String change, String exposedBy, Consumer<ClassNode> edit) {
    /**
     * The place of a mutation.
     *
     * @param type the internal name of the class
     * @param member the name of the method or field
     * @param descriptor the member's descriptor, as overloaded methods have the same name
     * @param line the line in the source; 0 where it is not known
     */
    public record Site(String type, String member, String descriptor, int line) {}
}
