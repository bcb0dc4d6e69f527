package dev.turnstile.mutation.operator;

import java.util.function.Consumer;
import org.objectweb.asm.tree.ClassNode;

/**
 * A small fault in one place.
 *
 * @param operator the name of its operator
 * @param site where it is
 * @param change what is different, as a clause: "notifyAll is replaced by notify"
 * @param exposedBy what would expose it, if anything does, as a noun phrase: "two threads that wait at once"; why nothing does, as a clause,
 *     if it is visible nowhere
 * @param visibility what it takes to notice it
 * @param edit makes it, in a class that was read in the same way as the one in which it was found
 */
public record Mutation(
        String operator, Site site, String change, String exposedBy, Visibility visibility, Consumer<ClassNode> edit) {
    /** One that a schedule may show. */
    public Mutation(String operator, Site site, String change, String exposedBy, Consumer<ClassNode> edit) {
        this(operator, site, change, exposedBy, Visibility.ANYWHERE, edit);
    }

    /** Returns the same for which it takes something else to notice it. */
    Mutation seenBy(Visibility other) {
        return new Mutation(operator, site, change, exposedBy, other, edit);
    }

    /** Returns the same if it can be seen; otherwise one that says why it cannot. */
    Mutation unless(boolean unseen, String why) {
        return unseen ? new Mutation(operator, site, change, why, Visibility.NOWHERE, edit) : this;
    }

    /** Returns the same with another text of what is different. */
    Mutation withChange(String text) {
        return new Mutation(operator, site, text, exposedBy, visibility, edit);
    }

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
