package dev.turnstile.engine.lincheck.exploring.steps;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** Which classes of java.util.concurrent were replaced by models of them in any run so far, and which were not. */
public final class ModelUse {
    private final Set<Class<?>> never;
    private final Set<Class<?>> excluded = new LinkedHashSet<>();
    private final Set<String> modelled = new TreeSet<>();

    /** @param never classes whose real code is to run, such as what the subject adapts */
    public ModelUse(Set<Class<?>> never) {
        this.never = Set.copyOf(never);
    }

    /** Whether a class may be replaced. */
    public boolean permits(Class<?> type) {
        return !never.contains(type);
    }

    /** A class was replaced. */
    public void use(Class<?> type) {
        use(type.getSimpleName());
    }

    /** Something was replaced that has a name of its own. */
    public void use(String name) {
        modelled.add(name);
    }

    /** A class was used in a way that its model does not know. */
    public void exclude(Class<?> type) {
        excluded.add(type);
    }

    /** The simple names of the classes that were replaced. */
    public Set<String> modelled() {
        return Set.copyOf(modelled);
    }

    /** The classes that were used in ways that their models do not know: the scenario has to be started over without these models. */
    public Set<Class<?>> excluded() {
        return Set.copyOf(excluded);
    }
}
