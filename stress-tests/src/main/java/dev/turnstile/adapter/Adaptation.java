package dev.turnstile.adapter;

import dev.turnstile.classpath.ClassDirectory;
import dev.turnstile.launch.Scratch;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a class as it is becomes a subject.
 *
 * @param adapted the class
 * @param names of the methods that are taken; empty for all
 * @param quiescent names of the methods whose answer is due only when nothing else runs
 * @param benignRaces the fields with data races that do no harm, as a report names them, each with the reason
 * @param like a class or an interface whose methods alone are taken; {@code null} for all
 * @param model the class that says what is right; {@code null} where the class itself does, run by one thread at a time
 */
public record Adaptation(
        AdaptedClass adapted,
        List<String> names,
        List<String> quiescent,
        Map<String, String> benignRaces,
        @Nullable Class<?> like,
        @Nullable Class<?> model) {
    /**
     * A subject made of a class.
     *
     * @param subject the subject
     * @param operations its operations' names
     * @param leftOut the methods that are no operations though they were asked for
     */
    public record Made(Class<?> subject, List<String> operations, List<LeftOut> leftOut) {
        /** Says in a sentence each which methods are checked, and which are left out. */
        public String text() {
            String taken = subject.getSimpleName() + " is checked by " + String.join(", ", operations) + ".";
            return leftOut.isEmpty() ? taken : taken + " Left out: " + LeftOut.text(leftOut) + ".";
        }
    }

    public Adaptation {
        names = List.copyOf(names);
        quiescent = List.copyOf(quiescent);
        benignRaces = Map.copyOf(benignRaces);
    }

    /**
     * Makes the subject, of the operations that do the same each time when they are tried.
     *
     * @param classes an empty directory, where its classes go
     * @param parent knows the class
     * @param inPackage the package of the new classes; it holds no class of the user's
     * @throws IllegalArgumentException if methods that were asked for by name are not there or cannot be operations, or none is left
     */
    public Made make(Path classes, ClassLoader parent, String inPackage) {
        requireKnown();
        MethodChoice choice = choice();
        requireUsable(choice);
        if (model == null) choice = tried(choice, parent, inPackage);
        requireUsable(choice);
        Class<?> subject = write(choice, classes, parent, inPackage);
        List<String> operations =
                choice.methods().stream().map(AdaptedMethod::operation).toList();
        return new Made(subject, operations, choice.leftOut());
    }

    private Class<?> write(MethodChoice choice, Path classes, ClassLoader parent, String inPackage) {
        ClassDirectory directory = new ClassDirectory(classes, parent);
        return new AdapterClasses(directory, inPackage, adapted, choice.methods(), quiescent, benignRaces).write(model);
    }

    /** Without the operations that do not do the same each time. One that ends the JVM leaves the others untried, so they are tried again. */
    private MethodChoice tried(MethodChoice choice, ClassLoader parent, String inPackage) {
        MethodChoice fit = choice;
        ProbeReport report;
        do {
            report = probe(fit, parent, inPackage);
            if (!report.refusal().isEmpty()) throw wrong(report.refusal(), "give it a factory that makes instances");
            fit = fit.without(report.unfit());
        } while (!report.complete() && !fit.methods().isEmpty());
        return fit;
    }

    private ProbeReport probe(MethodChoice choice, ClassLoader parent, String inPackage) {
        Path classes = Scratch.make();
        try {
            return ProbeReport.of(write(choice, classes, parent, inPackage).getName(), classes);
        } finally {
            Scratch.delete(classes);
        }
    }

    private void requireUsable(MethodChoice choice) {
        Set<String> refused = named().collect(Collectors.toCollection(LinkedHashSet::new));
        choice.methods().forEach(m -> refused.remove(m.method().getName()));
        if (!refused.isEmpty()) {
            throw wrong(
                    "cannot be checked by " + String.join(", ", refused) + ": " + LeftOut.text(choice.leftOut()),
                    "leave these methods out, give a model that says what is right, or write a contract");
        }
        if (choice.methods().isEmpty()) {
            String why = choice.leftOut().isEmpty() ? "" : ": " + LeftOut.text(choice.leftOut());
            throw wrong(
                    "has no method that can be an operation" + why,
                    "give a model that says what is right, or write a contract");
        }
    }

    private Stream<String> named() {
        return Stream.concat(names.stream(), quiescent.stream());
    }

    private void requireKnown() {
        Set<String> known = new LinkedHashSet<>();
        MethodChoice.candidates(adapted.type()).map(Method::getName).forEach(known::add);
        List<String> unknown = named().filter(n -> !known.contains(n)).toList();
        if (unknown.isEmpty()) return;
        throw wrong(
                "has no public method named " + String.join(", ", unknown)
                        + " that is not static, nor one of Object's or close()",
                "choose among " + String.join(", ", known));
    }

    private MethodChoice choice() {
        MethodChoice all = MethodChoice.of(adapted.type(), this::isWanted);
        if (model == null) return all;
        List<LeftOut> leftOut = new ArrayList<>(all.leftOut());
        List<AdaptedMethod> taken = new ArrayList<>();
        for (AdaptedMethod method : all.methods()) {
            boolean isThere = GivenModel.counterpart(model, method.operation(), method.parameters(), method.answer())
                    .isPresent();
            if (isThere) taken.add(method);
            else
                leftOut.add(new LeftOut(
                        AdaptedMethod.text(method.method()), "has no counterpart in " + model.getSimpleName()));
        }
        return new MethodChoice(taken, leftOut);
    }

    private boolean isWanted(Method method) {
        if (quiescent.contains(method.getName())) return true;
        if (!names.isEmpty() && !names.contains(method.getName())) return false;
        return like == null
                || Arrays.stream(like.getMethods())
                        .anyMatch(m -> m.getName().equals(method.getName())
                                && m.getParameterCount() == method.getParameterCount());
    }

    private IllegalArgumentException wrong(String fault, String remedy) {
        String name = Stream.of(adapted.name(), adapted.type().getSimpleName())
                .filter(n -> !n.isEmpty())
                .findFirst()
                .orElseThrow();
        return new IllegalArgumentException(name + " " + fault + ". Remedy: " + remedy + ".");
    }
}
