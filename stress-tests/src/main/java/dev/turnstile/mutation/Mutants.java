package dev.turnstile.mutation;

import dev.turnstile.classpath.ClassDirectory;
import dev.turnstile.mutation.operator.Mutation;
import dev.turnstile.mutation.operator.MutationOperator;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;

/**
 * The mutants of a subject: each is a copy of the subject under another name, with one small fault.
 *
 * <p>Left out are faults in code that no operation reaches, and those after which the bytecode is that of the original or of another mutant
 * (M. Papadakis et al., "Trivial Compiler Equivalence", ICSE 2015).
 */
public final class Mutants {
    private final SubjectClasses classes;
    private final List<Mutation> mutations = new ArrayList<>();
    private @Nullable Callers callers;
    private int unreached;
    private int same;

    private Mutants(SubjectClasses classes) {
        this.classes = classes;
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
        Mutants mutants = new Mutants(SubjectClasses.of(subject, author));
        mutants.find(
                operations.stream()
                        .map(method -> method.getName() + Type.getMethodDescriptor(method))
                        .collect(Collectors.toSet()),
                operators);
        return mutants;
    }

    private void find(Set<String> operations, List<MutationOperator> operators) {
        List<ClassNode> own = classes.own().stream().map(this::node).toList();
        if (own.isEmpty()) return;
        LiveCode code = classes.areAllKnown()
                ? LiveCode.of(classes.all().stream().map(this::node).toList())
                : LiveCode.ALL;
        ReachedMembers reached = ReachedMembers.of(own, code, operations);
        callers = Callers.of(own, code, operations);
        for (ClassNode type : own) {
            ByteBuffer live = live(type.name, code, node -> {});
            Set<ByteBuffer> known = new HashSet<>(Set.of(ByteBuffer.wrap(written(type))));
            for (MutationOperator operator : operators) {
                for (Mutation mutation : operator.in(type)) {
                    if (!reached.has(mutation.site())) unreached++;
                    else if (!known.add(ByteBuffer.wrap(changed(mutation)))) same++;
                    else if (live.equals(live(type.name, code, mutation.edit()))) unreached++;
                    else mutations.add(mutation);
                }
            }
        }
    }

    private byte[] changed(Mutation mutation) {
        ClassNode type = node(mutation.site().type());
        mutation.edit().accept(type);
        return written(type);
    }

    /** Returns what of a class can run, after a change. */
    private ByteBuffer live(String name, LiveCode code, Consumer<ClassNode> change) {
        ClassNode type = node(name);
        change.accept(type);
        code.prune(type);
        return ByteBuffer.wrap(written(type));
    }

    private ClassNode node(String name) {
        return Bytecode.node(file(name));
    }

    private byte[] file(String name) {
        return classes.bytecode().file(name).orElseThrow();
    }

    private byte[] written(ClassNode type) {
        ClassWriter writer = new Writer(classes.bytecode().loader());
        type.accept(writer);
        return writer.toByteArray();
    }

    /** Returns the faults, in the order of the mutants. */
    public List<Mutation> mutations() {
        return List.copyOf(mutations);
    }

    /**
     * Returns the names of the operations that may run the changed code, or use the changed field; none if each instance runs it.
     *
     * @param index of the fault
     */
    public List<String> operations(int index) {
        return Objects.requireNonNull(callers).of(mutations.get(index).site());
    }

    /** How many places no operation reaches. */
    public int unreached() {
        return unreached;
    }

    /** How many changes gave the bytecode of the original or of another mutant. */
    public int same() {
        return same;
    }

    /**
     * Puts a mutant into a directory.
     *
     * @param index of its fault
     * @return the binary name of the copied subject
     */
    public String write(int index, ClassDirectory directory) {
        Mutation mutation = mutations.get(index);
        Map<String, byte[]> changed = Map.of(mutation.site().type(), changed(mutation));
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
            byte[] file = changed.getOrDefault(name, file(name));
            directory.add(renaming.of(name), renaming.apply(file));
        }
        return renaming.of(classes.subject()).replace('/', '.');
    }

    /** Finds the common superclass of two classes without initializing one. */
    private static final class Writer extends ClassWriter {
        private final ClassLoader loader;

        Writer(ClassLoader loader) {
            super(COMPUTE_FRAMES);
            this.loader = loader;
        }

        @Override
        protected ClassLoader getClassLoader() {
            return loader;
        }
    }
}
