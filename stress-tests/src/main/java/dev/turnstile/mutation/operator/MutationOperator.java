package dev.turnstile.mutation.operator;

import java.util.List;
import org.objectweb.asm.tree.ClassNode;

/**
 * A kind of small fault, as in J. S. Bradbury, J. R. Cordy and J. Dingel, "Mutation Operators for Concurrent Java (J2SE 5.0)", Workshop on
 * Mutation Analysis 2006.
 */
public interface MutationOperator {
    /** Its name in reports and in the documentation: {@code remove-synchronized}. */
    String name();

    /**
     * Returns one mutation for each place of a class where the operator changes something.
     *
     * @param type the class with its line numbers, without frames; it is not changed
     */
    List<Mutation> in(ClassNode type);
}
