package dev.turnstile.code.calls;

import dev.turnstile.code.UserClasses;
import dev.turnstile.scenario.Operation;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which of the JDK's methods a subject's operations may call, directly or through its own code. A call goes to every class known that
 * is related to the one it names and has such a method; methods that override one of the JDK's may be called by the JDK at any time. So
 * nothing that is called is missed but what reflection or a library in between calls.
 */
public final class OperationCode {
    /** The constructors of a run's fresh instance, and of one that shares a directory with other processes. */
    private static final List<String> CONSTRUCTORS = List.of("<init>()V", "<init>(Ljava/nio/file/Path;)V");

    /** Stands among the calls for taking a monitor. */
    static final String MONITOR = "monitorenter";

    private final CalledBack calledBack = new CalledBack();
    private final UserClasses classes;
    private final String subject;
    private final Map<String, Set<String>> known = new HashMap<>();

    /** @param subject the class whose operations are asked about */
    public OperationCode(Class<?> subject) {
        this.classes = UserClasses.of(subject);
        this.subject = UserClasses.name(subject);
    }

    /** Returns the methods that an operation may call, without those of construction: {@code java/lang/Object.wait(J)V}. */
    public Set<String> calls(Operation operation) {
        return calls(operation.name() + Type.getMethodDescriptor(operation.method()));
    }

    /** Returns the methods that making an instance may call. */
    public Set<String> callsOfConstruction() {
        Set<String> calls = new LinkedHashSet<>();
        for (String constructor : CONSTRUCTORS) calls.addAll(calls(constructor));
        return calls;
    }

    /** Returns the binary names of classes that making an instance and some operations may use: the user's, and those of the JDK that they call. */
    public Set<String> classes(Collection<Operation> operations) {
        Set<String> names = new LinkedHashSet<>();
        for (ClassNode type : classes.all()) names.add(type.name.replace('/', '.'));
        Stream.concat(Stream.of(callsOfConstruction()), operations.stream().map(this::calls))
                .flatMap(Set::stream)
                .filter(call -> call.contains("."))
                .forEach(call -> names.add(call.substring(0, call.indexOf('.')).replace('/', '.')));
        return names;
    }

    private Set<String> calls(String signature) {
        return known.computeIfAbsent(signature, s -> new Walk(s).calls);
    }

    /** Takes note that an operation does not make some calls, although the code contains them. */
    public void acquit(Operation operation, Predicate<String> calls) {
        calls(operation).removeIf(calls);
    }

    /** Takes calls for ones that making an instance does not make. */
    public void acquitConstruction(Predicate<String> calls) {
        for (String constructor : CONSTRUCTORS) calls(constructor).removeIf(calls);
    }

    /**
     * Whether making an instance, or one of some operations, may call one of some methods.
     *
     * @param methods knows their calls: {@code java/lang/Thread.start()V}
     */
    boolean mayCall(Collection<Operation> operations, Predicate<String> methods) {
        return Stream.concat(
                        Stream.of(callsOfConstruction()), operations.stream().map(this::calls))
                .flatMap(Set::stream)
                .anyMatch(methods);
    }

    /** The way through the code from one of the subject's methods. */
    private final class Walk {
        private final Set<String> calls = new LinkedHashSet<>();
        private final Set<MethodNode> known = new HashSet<>();
        private final Deque<MethodNode> open = new ArrayDeque<>();

        Walk(String signature) {
            go(subject, signature);
            if (signature.startsWith("<init>")) initialize(subject);
            while (!open.isEmpty()) {
                for (AbstractInsnNode instruction : open.remove().instructions) follow(instruction);
            }
        }

        private void follow(AbstractInsnNode instruction) {
            if (instruction.getOpcode() == Opcodes.MONITORENTER) calls.add(MONITOR);
            if (instruction instanceof MethodInsnNode call) {
                call(call.owner, call.name + call.desc);
            } else if (instruction instanceof FieldInsnNode field && isStatic(field)) {
                initialize(field.owner);
            } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                for (Object argument : dynamic.bsmArgs) {
                    if (argument instanceof Handle handle && isOfMethod(handle))
                        call(handle.getOwner(), handle.getName() + handle.getDesc());
                }
            }
        }

        private void call(String owner, String signature) {
            if (!UserClasses.isUsers(owner)) {
                calls.add(owner + "." + signature);
                if (CalledBack.serializes(owner)) serveSerialization();
                return;
            }
            go(owner, signature);
            inherited(owner, signature);
            initialize(owner);
            if (signature.startsWith("<init>")) serve(owner);
        }

        /** The JDK's method that a class of the user's has may call back. */
        private void inherited(String owner, String signature) {
            Set<String> own = inJdk(owner, signature).collect(Collectors.toSet());
            calls.addAll(own);
            if (!own.isEmpty()) serve(owner);
        }

        private void go(String owner, String signature) {
            classes.methods(signature).stream()
                    .filter(declared -> isRelated(declared.type().name, owner))
                    .forEach(declared -> open(declared.method()));
        }

        /** The first call of a class, or the first access to a static field of it, runs its initializer. */
        private void initialize(String owner) {
            ClassNode type = classes.of(owner);
            if (type == null) return;
            type.methods.stream().filter(m -> m.name.equals("<clinit>")).forEach(this::open);
        }

        /** An instance comes to be: the JDK may call what its class, or one above it, overrides. */
        private void serve(String owner) {
            Set<String> lineage = classes.lineage(owner);
            methods(lineage)
                    .filter(m -> calledBack.mayCall(lineage, m.name + m.desc))
                    .forEach(this::open);
        }

        private void serveSerialization() {
            classes.all().stream()
                    .flatMap(type -> type.methods.stream())
                    .filter(m -> CalledBack.isForSerialization(m.name + m.desc))
                    .forEach(this::open);
        }

        private Stream<MethodNode> methods(Set<String> lineage) {
            return lineage.stream()
                    .map(classes::of)
                    .filter(Objects::nonNull)
                    .flatMap(type -> type.methods.stream())
                    .filter(m -> !m.name.startsWith("<"));
        }

        private void open(MethodNode method) {
            if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) calls.add(MONITOR);
            if (known.add(method)) open.add(method);
        }
    }

    /** Which methods of the JDK's a call is of: a class of the user's may have a method from one of the JDK's. */
    public Stream<String> inJdk(String owner, String signature) {
        if (!UserClasses.isUsers(owner)) return Stream.of(owner + "." + signature);
        Set<String> lineage = classes.lineage(owner);
        if (lineage.stream().anyMatch(type -> declares(type, signature))) return Stream.empty();
        return lineage.stream().filter(type -> !UserClasses.isUsers(type)).map(type -> type + "." + signature);
    }

    private boolean declares(String className, String signature) {
        return classes.methods(signature).stream()
                .anyMatch(declared -> declared.type().name.equals(className));
    }

    /** Methods that the compiler writes for a record name its fields by handles, too. */
    public static boolean isOfMethod(Handle handle) {
        return handle.getTag() > Opcodes.H_PUTSTATIC;
    }

    private static boolean isStatic(FieldInsnNode field) {
        return field.getOpcode() == Opcodes.GETSTATIC || field.getOpcode() == Opcodes.PUTSTATIC;
    }

    private boolean isRelated(String one, String other) {
        return classes.lineage(one).contains(other) || classes.lineage(other).contains(one);
    }
}
