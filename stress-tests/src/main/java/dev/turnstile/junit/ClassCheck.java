package dev.turnstile.junit;

import dev.turnstile.adapter.Adaptation;
import dev.turnstile.adapter.AdaptedClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;

/** The check of a class as it is: made by {@link Turnstile#of(Class)}, and started by {@link #check}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ClassCheck {
    private final Adaptation adaptation;
    private final Function<Adaptation, Stream<DynamicNode>> start;

    private ClassCheck(Adaptation adaptation, Function<Adaptation, Stream<DynamicNode>> start) {
        this.adaptation = adaptation;
        this.start = start;
    }

    ClassCheck(AdaptedClass adapted, Function<Adaptation, Stream<DynamicNode>> start) {
        this(new Adaptation(adapted, List.of(), List.of(), Map.of(), null, null), start);
    }

    /** Takes only the methods of these names. */
    public ClassCheck methods(String... names) {
        return with(List.of(names), adaptation.quiescent(), adaptation.like(), adaptation.model());
    }

    /**
     * Takes the methods of these names, too, but calls them only when nothing else runs: for methods that promise no exact answer while
     * others run, such as the {@code size} of a {@code ConcurrentLinkedQueue}.
     */
    public ClassCheck quiescent(String... names) {
        return with(adaptation.names(), List.of(names), adaptation.like(), adaptation.model());
    }

    /**
     * Takes only the methods that an interface has too.
     *
     * @param type an interface that the class implements, or any type with methods of the same names
     */
    public ClassCheck methodsOf(Class<?> type) {
        return with(adaptation.names(), adaptation.quiescent(), type, adaptation.model());
    }

    /**
     * Takes another class as the model, instead of the class itself run by one thread at a time. The model need not implement anything,
     * but needs methods of the same names.
     *
     * @param model a public class with a public constructor without parameters
     */
    public ClassCheck model(Class<?> model) {
        return with(adaptation.names(), adaptation.quiescent(), adaptation.like(), model);
    }

    /**
     * Declares that a data race does no harm. It is then no violation, and a proof names it.
     *
     * @param field the field, as the report of the race names it: {@code Ring.limit}
     * @param because the reason why it does no harm, as one clause: "a later compare-and-set fails where the value was old"
     */
    public ClassCheck benignRace(String field, String because) {
        Map<String, String> races = new HashMap<>(adaptation.benignRaces());
        races.put(field, because);
        Adaptation further = new Adaptation(
                adaptation.adapted(),
                adaptation.names(),
                adaptation.quiescent(),
                races,
                adaptation.like(),
                adaptation.model());
        return new ClassCheck(further, start);
    }

    private ClassCheck with(
            List<String> names, List<String> quiescent, @Nullable Class<?> like, @Nullable Class<?> model) {
        Adaptation further =
                new Adaptation(adaptation.adapted(), names, quiescent, adaptation.benignRaces(), like, model);
        return new ClassCheck(further, start);
    }

    /**
     * Starts the check.
     *
     * @return the result for a method annotated with {@code @TestFactory}
     * @throws IllegalArgumentException if a named method cannot be an operation: the message names it and the remedy, and nothing has run
     */
    public Stream<DynamicNode> check() {
        return start.apply(adaptation);
    }
}
