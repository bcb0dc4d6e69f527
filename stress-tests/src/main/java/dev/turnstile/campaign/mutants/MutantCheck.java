package dev.turnstile.campaign.mutants;

import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.MutantEvidence;
import dev.turnstile.evidence.MutantEvidence.Fate;
import dev.turnstile.mutation.operator.Mutation;
import dev.turnstile.mutation.operator.Visibility;
import dev.turnstile.spec.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The check of one mutant: the answers of engines, one after the other, until one exposes it or proves that nothing can. */
final class MutantCheck {
    /** How JDKs name x86 with 64 bits. */
    private static final Set<String> X86 = Set.of("amd64", "x86_64");

    private final Mutation mutation;
    private final String processors;
    private final List<EngineEvidence> answers = new ArrayList<>();

    /** @param processors the architecture of those that run it, as the JDK names it */
    MutantCheck(Mutation mutation, String processors) {
        this.mutation = mutation;
        this.processors = processors;
    }

    /** Takes an answer. */
    void add(EngineEvidence answer) {
        answers.add(answer);
    }

    /** Whether no other engine could add anything. */
    boolean isDecided() {
        return isOutOfSight() || exposing().isPresent() || answers.stream().anyMatch(MutantCheck::provesAll);
    }

    /** Whether no engine on these processors can see it. */
    private boolean isOutOfSight() {
        return mutation.visibility() == Visibility.NOWHERE
                || mutation.visibility() == Visibility.READ_ORDER && X86.contains(processors);
    }

    /** Whether an engine may expose it. Schedules do not tell in which order processors do what one thread does. */
    boolean isFor(EngineName engine) {
        return engine != EngineName.LINCHECK || mutation.visibility() != Visibility.STORE_BUFFER;
    }

    /** Whether an engine has seen all that the memory model allows. */
    private static boolean provesAll(EngineEvidence answer) {
        return answer.finding() instanceof Finding.Exhausted proof
                && proof.bound().level() == Level.MEMORY_MODEL;
    }

    private Optional<EngineEvidence> exposing() {
        return answers.stream()
                .filter(answer -> answer.finding() instanceof Finding.Violated)
                .findFirst();
    }

    MutantEvidence evidence() {
        Optional<EngineEvidence> exposing = exposing();
        return new MutantEvidence(
                mutation.operator(),
                mutation.site().type().replace('/', '.'),
                mutation.site().member(),
                mutation.site().line(),
                mutation.change(),
                exposing.isPresent() ? Fate.EXPOSED : unexposed(),
                exposing.map(EngineEvidence::engine).orElse(null),
                exposing.map(MutantCheck::symptom).orElseGet(this::whyNot),
                mutation.exposedBy(),
                answers.stream().mapToLong(EngineEvidence::millis).sum());
    }

    private Fate unexposed() {
        if (mutation.visibility() == Visibility.NOWHERE) return Fate.EQUIVALENT;
        boolean proved = answers.stream().anyMatch(MutantCheck::provesAll);
        if (mutation.visibility() == Visibility.DATA_RACE && proved) return Fate.EQUIVALENT;
        if (isOutOfSight()) return Fate.NOT_HERE;
        if (!hasLooked()) return Fate.UNDECIDED;
        return mutation.visibility() == Visibility.WEAK_HARDWARE && X86.contains(processors)
                ? Fate.NOT_HERE
                : Fate.SURVIVED;
    }

    private boolean hasLooked() {
        return answers.stream().anyMatch(MutantCheck::hasLooked);
    }

    private static boolean hasLooked(EngineEvidence answer) {
        return answer.finding() instanceof Finding.Exhausted || answer.finding() instanceof Finding.Survived;
    }

    private static String symptom(EngineEvidence answer) {
        Finding.Violated violated = (Finding.Violated) answer.finding();
        return violated.counterexample().symptom().label() + " in "
                + violated.counterexample().scenario();
    }

    private String whyNot() {
        if (mutation.visibility() == Visibility.NOWHERE) return mutation.exposedBy();
        if (answers.isEmpty())
            return isOutOfSight() ? "it shows on weaker processors only" : "no engine that can see it was chosen";
        return answers.stream()
                .map(answer -> answer.engine().id() + ": " + inWords(answer))
                .collect(Collectors.joining("; "));
    }

    private static String inWords(EngineEvidence answer) {
        Finding finding = answer.finding();
        if (finding instanceof Finding.Exhausted proof)
            return "no difference in " + proof.bound().schedulesInWords() + " ("
                    + proof.bound().shortLevel() + ")";
        if (finding instanceof Finding.Survived survived) return "no difference in " + survived.coverage();
        if (finding instanceof Finding.Inconclusive inconclusive)
            return inconclusive.doubt().label() + ", " + inconclusive.reason();
        if (finding instanceof Finding.NotApplicable not) return "not applicable, " + not.reason();
        return "";
    }
}
