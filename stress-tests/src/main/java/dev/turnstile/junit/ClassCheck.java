package dev.turnstile.junit;

import dev.turnstile.adapter.Adaptation;
import dev.turnstile.adapter.AdaptedClass;
import dev.turnstile.campaign.Checks;
import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.schedule.LaunchWithClasses;
import dev.turnstile.launch.Scratch;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The check of a class as it is: made by {@link Turnstile#of(Class)}, and started by {@link #check} or {@link #run}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ClassCheck extends Check<ClassCheck> {
    /** The package, below that of a test, of the classes that are generated to check classes as they are. */
    private static final String AS_IS = "asis";

    private final Adaptation adaptation;

    private ClassCheck(Caller caller, Adaptation adaptation, Settings settings) {
        super(caller, settings);
        this.adaptation = adaptation;
    }

    ClassCheck(Caller caller, AdaptedClass adapted) {
        this(caller, new Adaptation(adapted, List.of(), List.of(), Map.of(), null, null), Settings.NONE);
    }

    @Override
    ClassCheck with(Settings other) {
        return new ClassCheck(caller(), adaptation, other);
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
        return new ClassCheck(caller(), further, settings());
    }

    private ClassCheck with(
            List<String> names, List<String> quiescent, @Nullable Class<?> like, @Nullable Class<?> model) {
        Adaptation further =
                new Adaptation(adaptation.adapted(), names, quiescent, adaptation.benignRaces(), like, model);
        return new ClassCheck(caller(), further, settings());
    }

    @Override
    Started start(Caller from, CampaignOptions options) {
        Path classes = Scratch.make();
        String inPackage =
                from.type().getPackageName().isEmpty() ? AS_IS : from.type().getPackageName() + "." + AS_IS;
        Adaptation.Made made = adaptation.make(classes, from.type().getClassLoader(), inPackage);
        List<Class<?>> candidates = List.of(made.subject());
        if (!options.chooses(made.subject())) return Started.noneChosen(options, candidates);
        Console.print("Turnstile: " + made.text());
        return Started.start(
                candidates,
                Checks.ofThisJvm().inOwnDirectory(options, from.name()),
                LaunchWithClasses.all(classes, AdaptedClass.JVM_ARGUMENTS));
    }
}
