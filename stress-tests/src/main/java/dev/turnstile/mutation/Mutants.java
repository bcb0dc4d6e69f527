package dev.turnstile.mutation;

import dev.turnstile.classpath.ClassDirectory;
import dev.turnstile.mutation.operator.Mutation;
import dev.turnstile.mutation.operator.MutationOperator;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/**
 * The mutants of a subject: each is a copy of the subject under another name, with one small fault.
 *
 * <p>Left out are faults in code that no operation reaches, and those after which the bytecode is that of the original or of another mutant
 * (M. Papadakis et al., "Trivial Compiler Equivalence", ICSE 2015).
 */
public final class Mutants {
    private final SubjectClasses classes;
    private final MutationSearch.Found found;

    private Mutants(SubjectClasses classes, MutationSearch.Found found) {
        this.classes = classes;
        this.found = found;
    }

    /**
     * Looks for the places of a subject where operators change something.
     *
     * @param operations the methods that are called from outside
     */
    public static Mutants of(Class<?> subject, Collection<Method> operations, List<MutationOperator> operators) {
        return of(subject, subject.getName(), operations, operators);
    }

    /**
     * Looks for the places of a class where operators change something.
     *
     * @param subject a generated subject that passes calls on to the class
     * @param author the binary name of the class
     * @param operations the methods of the class that are called from outside
     */
    public static Mutants of(
            Class<?> subject, String author, Collection<Method> operations, List<MutationOperator> operators) {
        Set<String> called = operations.stream()
                .map(method -> method.getName() + Type.getMethodDescriptor(method))
                .collect(Collectors.toSet());
        SubjectClasses classes = SubjectClasses.of(subject, author);
        return new Mutants(
                classes,
                classes.own().isEmpty()
                        ? MutationSearch.Found.NOTHING
                        : new MutationSearch(classes, called).run(operators));
    }

    /** Returns the faults, in the order of the mutants. */
    public List<Mutation> mutations() {
        return found.mutations();
    }

    /**
     * Returns the names of the operations that may run the changed code, or use the changed field; none if each instance runs it.
     *
     * @param index of the fault
     */
    public List<String> operations(int index) {
        return found.operations().get(index);
    }

    /** How many places no operation reaches. */
    public int unreached() {
        return found.unreached();
    }

    /** How many changes gave the bytecode of the original or of another mutant. */
    public int same() {
        return found.same();
    }

    /**
     * Puts a mutant into a directory.
     *
     * @param index of its fault
     * @return the binary name of the copied subject
     */
    public String write(int index, ClassDirectory directory) {
        Mutation mutation = found.mutations().get(index);
        Map<String, byte[]> changed =
                Map.of(mutation.site().type(), classes.bytecode().changed(mutation));
        return write("_mutant" + (index + 1), changed, directory);
    }

    /**
     * Puts a copy without a fault into a directory, to see whether a copy does what the subject does.
     *
     * @return the binary name of the copied subject
     */
    public String writeOriginal(ClassDirectory directory) {
        return write("_copy", Map.of(), directory);
    }

    private String write(String suffix, Map<String, byte[]> changed, ClassDirectory directory) {
        Renaming renaming = new Renaming(classes.subject(), classes.copied(), classes.nestmates(), suffix);
        for (String name : classes.copied()) {
            byte[] file = changed.getOrDefault(name, classes.bytecode().known(name));
            directory.add(renaming.of(name), renaming.apply(file));
        }
        return renaming.of(classes.subject()).replace('/', '.');
    }
}
