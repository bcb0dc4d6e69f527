package dev.turnstile.mutation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * The classes of a subject, and those that a copy of it consists of.
 *
 * <p>Its own are its class, the superclasses of that, and what is nested in them. A copy under another name needs in addition every class that
 * names one of these, as it would otherwise use the original; and those whose private members these use.
 */
final class SubjectClasses {
    /** Chosen; a guard against a subject that leads to all of a large library. */
    private static final int MAX_CLASSES = 400;

    private final Bytecode bytecode;
    private final String subject;
    private final Set<String> all = new LinkedHashSet<>();
    private final Set<String> own = new LinkedHashSet<>();
    private final Set<String> copied = new LinkedHashSet<>();

    private SubjectClasses(Bytecode bytecode, String subject) {
        this.bytecode = bytecode;
        this.subject = subject;
    }

    /**
     * Reads the classes of a subject.
     *
     * @param author binary name of the class that its author wrote: the subject itself, or the one that a generated subject passes calls to
     */
    static SubjectClasses of(Class<?> subject, String author) {
        SubjectClasses classes = new SubjectClasses(
                new Bytecode(subject.getClassLoader()), subject.getName().replace('.', '/'));
        Map<String, Set<String>> reached = classes.reached();
        classes.all.addAll(reached.keySet());
        classes.addOwn(author.replace('.', '/'), reached);
        classes.addKnowing(reached);
        return classes;
    }

    Bytecode bytecode() {
        return bytecode;
    }

    /** The internal name of the subject. */
    String subject() {
        return subject;
    }

    /** Internal names of the classes that the subject's author wrote, the subject's own first; none if it is the JDK's. */
    Set<String> own() {
        return own;
    }

    /** Internal names of all classes of users that the subject leads to, itself included. */
    Set<String> all() {
        return all;
    }

    /** Whether no class was left out since there are too many. */
    boolean areAllKnown() {
        return all.size() < MAX_CLASSES;
    }

    /** Internal names of the classes that a copy consists of. */
    Set<String> copied() {
        return copied;
    }

    /** Internal names of those of a copy that share a nest with the subject, which is not among them. */
    Set<String> nestmates() {
        Optional<String> nest = nest(subject);
        return copied.stream()
                .filter(name -> !name.equals(subject) && nest(name).equals(nest))
                .collect(Collectors.toSet());
    }

    /** The host of a class's nest, which may be the class itself (Java Virtual Machine Specification, 4.7.28). */
    private Optional<String> nest(String name) {
        return bytecode.file(name)
                .map(file ->
                        Optional.ofNullable(Bytecode.node(file).nestHostClass).orElse(name));
    }

    private void addOwn(String author, Map<String, Set<String>> reached) {
        for (String next = author; next != null && bytecode.file(next).isPresent(); next = superclass(next)) {
            String enclosing = next + "$";
            own.add(next);
            reached.keySet().stream()
                    .filter(name -> name.startsWith(enclosing))
                    .sorted()
                    .forEach(own::add);
        }
        copied.addAll(own);
        copied.add(subject);
    }

    private String superclass(String name) {
        return bytecode.file(name).map(file -> Bytecode.node(file).superName).orElseThrow();
    }

    private void addKnowing(Map<String, Set<String>> reached) {
        boolean more = true;
        while (more) {
            List<String> knowing = reached.entrySet().stream()
                    .filter(e -> e.getValue().stream().anyMatch(copied::contains))
                    .map(Map.Entry::getKey)
                    .toList();
            more = copied.addAll(knowing);
            for (String name : List.copyOf(copied)) more |= copied.addAll(withUsedSecrets(name));
        }
    }

    /** All classes that the subject leads to, and the names in each. */
    private Map<String, Set<String>> reached() {
        Map<String, Set<String>> reached = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(subject));
        while (!open.isEmpty() && reached.size() < MAX_CLASSES) {
            String next = open.remove();
            Optional<byte[]> file = reached.containsKey(next) ? Optional.empty() : bytecode.file(next);
            file.map(Bytecode::named).ifPresent(named -> {
                reached.put(next, named);
                open.addAll(named);
            });
        }
        return reached;
    }

    /** The classes whose private members a class uses, as classes of one source file may. */
    private Set<String> withUsedSecrets(String name) {
        return Bytecode.node(bytecode.file(name).orElseThrow()).methods.stream()
                .flatMap(method -> Arrays.stream(method.instructions.toArray()))
                .flatMap(this::ownerOfSecret)
                .filter(owner -> !owner.equals(name))
                .collect(Collectors.toSet());
    }

    private Stream<String> ownerOfSecret(AbstractInsnNode instruction) {
        if (instruction instanceof FieldInsnNode use)
            return members(
                    use.owner,
                    type -> type.fields.stream()
                            .filter(field -> field.name.equals(use.name))
                            .map(field -> field.access));
        if (instruction instanceof MethodInsnNode use)
            return members(
                    use.owner,
                    type -> type.methods.stream()
                            .filter(method -> method.name.equals(use.name) && method.desc.equals(use.desc))
                            .map(method -> method.access));
        return Stream.empty();
    }

    /** The class, if some members of it are private. */
    private Stream<String> members(String owner, Function<ClassNode, Stream<Integer>> access) {
        return bytecode.file(owner).map(Bytecode::node).stream()
                .flatMap(access)
                .filter(flags -> (flags & Opcodes.ACC_PRIVATE) != 0)
                .map(flags -> owner);
    }
}
