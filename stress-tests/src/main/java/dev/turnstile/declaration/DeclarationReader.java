package dev.turnstile.declaration;

import dev.turnstile.scenario.Operation;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.BenignRace;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Copyable;
import dev.turnstile.spec.Fault;
import dev.turnstile.spec.PreventsDeadlock;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Subject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads declarations from classes. */
public final class DeclarationReader {
    private static final String FRESH = "each run starts from a fresh instance";

    private DeclarationReader() {}

    /**
     * What {@code subject} declares.
     *
     * @throws DeclarationException naming the class, what is wrong with it, and the remedy
     */
    public static Declaration read(Class<?> subject) {
        Subject annotation = subject.getAnnotation(Subject.class);
        if (annotation == null) {
            throw wrong(subject, "is not annotated with @Subject", "add @Subject(model = …) to the class");
        }
        Class<?> model = annotation.model();
        Optional<AcrossProcesses> processes = Optional.ofNullable(subject.getAnnotation(AcrossProcesses.class));
        requireInstantiable(
                subject,
                "subject",
                processes.isPresent() ? List.of(Path.class) : List.of(),
                processes.isPresent() ? "each process makes an instance on the run's directory" : FRESH);
        if (Modifier.isFinal(subject.getModifiers())) {
            String remedy = isKotlin(subject) ? "write 'open class'" : "remove 'final'";
            throw wrong(subject, "is final", remedy + ": jcstress exposes best what its state class can extend");
        }
        requireInstantiable(model, "model", List.of(), FRESH);
        Class<?> contract = contract(subject, model);
        List<Operation> operations = ContractOperations.of(contract, typed(subject, model));
        ContractOperations.requireValues(contract, operations);
        if (processes.isEmpty()) requireNoCrash(subject, operations);
        return new Declaration(
                subject,
                contract,
                model,
                operations,
                processes,
                Optional.ofNullable(broken(subject, contract)),
                Optional.ofNullable(remedy(subject)),
                PinnedScenarios.of(contract, subject, operations),
                benignRaces(subject));
    }

    /**
     * The operations of a subject that has been read before, in another JVM: what was checked there is not checked again.
     *
     * @throws DeclarationException if it has none
     */
    public static List<Operation> operations(Class<?> subject) {
        Subject annotation = subject.getAnnotation(Subject.class);
        if (annotation == null) return read(subject).operations();
        return ContractOperations.of(contract(subject, annotation.model()), typed(subject, annotation.model()));
    }

    /** In Kotlin a class is final unless its author says otherwise. */
    private static boolean isKotlin(Class<?> type) {
        return Arrays.stream(type.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().equals("kotlin.Metadata"));
    }

    private static void requireInstantiable(Class<?> type, String role, List<Class<?>> parameters, String why) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw wrong(type, "is abstract", "name a concrete class as the " + role);
        }
        if (type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())) {
            throw wrong(type, "is an inner class", "make it static, or a class of its own file");
        }
        for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
            if (!Modifier.isPublic(c.getModifiers())) {
                throw wrong(
                        type,
                        "is not public" + (c == type ? "" : " (its enclosing " + c.getSimpleName() + " is not)"),
                        "make it public: the engines generate code that uses it");
            }
        }
        try {
            Constructor<?> unused = type.getConstructor(parameters.toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            String which = parameters.isEmpty()
                    ? "without parameters"
                    : "that takes a " + parameters.get(0).getName();
            throw wrong(
                    type,
                    "has no public constructor " + which,
                    "add one, or take a subclass that has one as the " + role + ": " + why);
        }
    }

    private static Class<?> contract(Class<?> subject, Class<?> model) {
        Set<Class<?>> shared = contractsOf(subject);
        shared.retainAll(contractsOf(model));
        // An interface that another shared one extends is a part of that contract, not a second one.
        List<Class<?>> contracts = shared.stream()
                .filter(c -> shared.stream().noneMatch(other -> other != c && c.isAssignableFrom(other)))
                .toList();
        if (contracts.isEmpty()) {
            throw wrong(
                    model,
                    "(the model) shares no contract with " + subject.getName(),
                    "let both implement the same interface, whose methods are the operations");
        }
        if (contracts.size() > 1) {
            throw wrong(
                    subject,
                    "shares " + contracts.size() + " contracts with its model: "
                            + contracts.stream()
                                    .map(Class::getSimpleName)
                                    .sorted()
                                    .toList(),
                    "let one interface extend the others, or split the subject");
        }
        return contracts.get(0);
    }

    private static Set<Class<?>> contractsOf(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) addInterfaces(c, found);
        found.removeIf(i -> i == Copyable.class
                || i.getName().startsWith("java.")
                || ContractOperations.methods(i).isEmpty());
        return found;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> found) {
        for (Class<?> i : type.getInterfaces()) {
            if (found.add(i)) addInterfaces(i, found);
        }
    }

    private static void requireNoCrash(Class<?> subject, List<Operation> operations) {
        operations.stream().filter(Operation::isCrash).findFirst().ifPresent(crash -> {
            throw wrong(
                    subject,
                    "has the @Crash operation " + crash.name() + ", but its threads are not processes",
                    "annotate it with @AcrossProcesses, or take the operation out of the contract");
        });
    }

    private static @Nullable Broken broken(Class<?> subject, Class<?> contract) {
        Broken broken = subject.getAnnotation(Broken.class);
        if (broken == null) return null;
        if (broken.because().isBlank()) {
            throw wrong(subject, "is @Broken without a reason", "say in 'because' which steps interleave");
        }
        requireFault(subject, broken.fault());
        requireSameContract(subject, contract, broken.fixedBy(), "as its fixed twin", "fixedBy");
        requireSameContract(subject, contract, broken.see(), "as a subject to see", "see");
        return broken;
    }

    private static void requireFault(Class<?> subject, Class<?> kind) {
        Fault declared = kind.getAnnotation(Fault.class);
        if (declared == null) {
            throw wrong(
                    subject,
                    "names " + kind.getName() + " as the kind of its fault, which is not annotated with @Fault",
                    "annotate that type with @Fault, or name another");
        }
        if (declared.label().isBlank() || declared.showsAs().length == 0) {
            throw wrong(
                    subject,
                    "names " + kind.getName() + " as the kind of its fault, which has no label or no symptom",
                    "give @Fault a label, and in 'showsAs' each symptom that shows the fault");
        }
    }

    private static void requireSameContract(
            Class<?> subject, Class<?> contract, Class<?> named, String role, String element) {
        if (named == void.class || contract.isAssignableFrom(named)) return;
        throw wrong(
                subject,
                "names " + named.getSimpleName() + " " + role + ", which does not implement "
                        + contract.getSimpleName(),
                "name a subject of the same contract in '" + element + "', or leave it out");
    }

    private static @Nullable Remedy remedy(Class<?> subject) {
        PreventsDeadlock prevents = subject.getAnnotation(PreventsDeadlock.class);
        if (prevents == null) return null;
        if (subject.isAnnotationPresent(Broken.class)) {
            throw wrong(
                    subject,
                    "is both @Broken and @PreventsDeadlock",
                    "move @PreventsDeadlock to its fixed twin: reports name the class as an example to follow");
        }
        return prevents.by();
    }

    private static List<BenignRace> benignRaces(Class<?> subject) {
        List<BenignRace> races = List.of(subject.getAnnotationsByType(BenignRace.class));
        if (races.isEmpty()) return races;
        Set<String> fields = new HashSet<>();
        for (Class<?> c = subject; c != null; c = c.getSuperclass()) addFields(c, fields);
        addFieldsOfNested(subject, fields);
        for (BenignRace race : races) {
            boolean isOfOtherClass = race.field().contains(".");
            // Elements of arrays are named slots[].
            String field = race.field().replace("[]", "");
            if (!isOfOtherClass && !fields.contains(field)) {
                throw wrong(
                        subject,
                        "annotates a race on '" + race.field() + "' as benign, but has no field of that name",
                        "name in 'field' a field of the class, of a superclass or of a nested class, or one of another class as the"
                                + " report names it, such as Ring.limit; or remove @BenignRace");
            }
            if (race.because().isBlank()) {
                throw wrong(
                        subject,
                        "annotates the race on '" + race.field() + "' as benign without a reason",
                        "say in 'because' why the race does no harm");
            }
        }
        return races;
    }

    private static void addFields(Class<?> type, Set<String> names) {
        for (Field field : type.getDeclaredFields()) names.add(field.getName());
    }

    private static void addFieldsOfNested(Class<?> type, Set<String> names) {
        for (Class<?> nested : type.getDeclaredClasses()) {
            addFields(nested, names);
            addFieldsOfNested(nested, names);
        }
    }

    /** The class that says what the contract's type variables stand for. */
    private static Class<?> typed(Class<?> subject, Class<?> model) {
        return model.getTypeParameters().length == 0 ? model : subject;
    }

    static DeclarationException wrong(Class<?> type, String fault, String remedy) {
        return new DeclarationException(type.getName() + " " + fault + ". Remedy: " + remedy + ".");
    }
}
