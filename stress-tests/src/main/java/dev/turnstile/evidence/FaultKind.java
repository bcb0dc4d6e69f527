package dev.turnstile.evidence;

import dev.turnstile.spec.Fault;
import dev.turnstile.spec.Symptom;
import java.util.List;
import java.util.Locale;

/**
 * A kind of fault, as {@link Fault} declares it.
 *
 * @param fault its name: that of the annotated type, in the form {@code LOST_UPDATE}
 * @param label the field's term, in lower case
 * @param showsAs the symptoms that show it
 * @param meaning what it is, in a few sentences; empty where nothing is said
 */
public record FaultKind(String fault, String label, List<Symptom> showsAs, String meaning) {
    public FaultKind {
        showsAs = List.copyOf(showsAs);
    }

    /**
     * Returns the kind that a type declares.
     *
     * @throws IllegalArgumentException if the type is not annotated with {@link Fault}
     */
    public static FaultKind of(Class<?> kind) {
        Fault declared = kind.getAnnotation(Fault.class);
        if (declared == null) throw new IllegalArgumentException(kind.getName() + " is not annotated with @Fault");
        String name =
                kind.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        return new FaultKind(name, declared.label(), List.of(declared.showsAs()), declared.meaning());
    }

    /** Returns whether a counterexample with this symptom shows this fault. */
    public boolean showsAs(Symptom symptom) {
        return showsAs.contains(symptom);
    }
}
