package dev.turnstile.campaign;

import dev.turnstile.evidence.Bound;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Fault;
import dev.turnstile.spec.Symptom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules on a subject from what the engines found. */
public final class VerdictRule {
    private VerdictRule() {}

    /**
     * The verdict.
     *
     * @param declared the fault that the subject is known to carry; {@code null} where it claims to be right
     * @param engines every engine's answer
     */
    public static Ruling decide(@Nullable Fault declared, List<EngineEvidence> engines) {
        return decide(declared, Optional.empty(), engines);
    }

    /**
     * The verdict on a subject that may need what this machine does not have.
     *
     * @param missing why it could not be checked; empty where it could
     */
    public static Ruling decide(@Nullable Fault declared, Optional<String> missing, List<EngineEvidence> engines) {
        if (missing.isPresent() && engines.stream().allMatch(e -> e.finding() instanceof Finding.NotApplicable)) {
            return new Ruling(Verdict.NOT_INSTALLED, "it was not checked: " + missing.get());
        }
        return declared == null ? onFixed(engines) : onBroken(declared, engines);
    }

    private static Ruling onBroken(Fault declared, List<EngineEvidence> engines) {
        List<EngineEvidence> violated = with(engines, Finding.Violated.class);
        List<EngineEvidence> right =
                violated.stream().filter(e -> declared.showsAs(symptom(e))).toList();
        List<EngineEvidence> other =
                violated.stream().filter(e -> !right.contains(e)).toList();
        if (!right.isEmpty()) {
            String alsoSeen = other.isEmpty() ? "" : "; but " + symptoms(other) + ", which is of another kind";
            return new Ruling(
                    Verdict.EXPOSED, "the declared " + declared.label() + " was exposed by " + names(right) + alsoSeen);
        }
        if (!other.isEmpty()) {
            return new Ruling(
                    Verdict.MISLABELLED,
                    "the declared " + declared.label() + " does not show itself so: " + symptoms(other));
        }
        List<EngineEvidence> decided =
                engines.stream().filter(VerdictRule::decided).toList();
        if (decided.isEmpty()) return undecided(engines);
        return new Ruling(Verdict.MISSED, "the declared " + declared.label() + " was not found by " + names(decided));
    }

    private static Ruling onFixed(List<EngineEvidence> engines) {
        List<EngineEvidence> violated = with(engines, Finding.Violated.class);
        if (!violated.isEmpty()) return new Ruling(Verdict.REFUTED, "it claims to be right, but " + symptoms(violated));
        for (EngineEvidence e : engines) {
            if (e.finding() instanceof Finding.Exhausted exhausted) {
                return new Ruling(Verdict.PROVED, e.engine().id() + " ran " + sentence(exhausted.bound()));
            }
        }
        List<EngineEvidence> survived = with(engines, Finding.Survived.class);
        if (survived.isEmpty()) return undecided(engines);
        return new Ruling(
                Verdict.CLEAN,
                "no violation in "
                        + survived.stream()
                                .map(e -> e.engine().id() + "'s " + ((Finding.Survived) e.finding()).coverage())
                                .collect(Collectors.joining("; ")));
    }

    private static Ruling undecided(List<EngineEvidence> engines) {
        return new Ruling(
                Verdict.INCONCLUSIVE,
                "no engine could decide"
                        + engines.stream()
                                .map(e -> e.engine().id() + ": " + FindingText.oneLine(e.finding()))
                                .collect(Collectors.joining("; ", engines.isEmpty() ? "" : "; ", "")));
    }

    private static boolean decided(EngineEvidence evidence) {
        return evidence.finding() instanceof Finding.Survived || evidence.finding() instanceof Finding.Exhausted;
    }

    private static List<EngineEvidence> with(List<EngineEvidence> engines, Class<? extends Finding> type) {
        return engines.stream().filter(e -> type.isInstance(e.finding())).toList();
    }

    private static Symptom symptom(EngineEvidence violated) {
        return ((Finding.Violated) violated.finding()).counterexample().symptom();
    }

    private static String symptoms(List<EngineEvidence> violated) {
        return violated.stream()
                .map(e -> e.engine().id() + " saw it " + FindingText.seen(symptom(e)))
                .collect(Collectors.joining(" and "));
    }

    private static String names(List<EngineEvidence> engines) {
        return engines.stream().map(e -> e.engine().id()).collect(Collectors.joining(" and "));
    }

    private static String sentence(Bound bound) {
        Integer switches = bound.maxSwitches();
        String most = switches == null ? "" : " with at most " + switches + (switches == 1 ? " switch" : " switches");
        String exhausted = switches == null || bound.exhausted() == 0
                ? ""
                : ", and every schedule at all of " + bound.exhausted() + " of them";
        String partly = bound.partly() == 0 ? "" : "; " + bound.partly() + " larger scenarios were run in part at most";
        return String.format(
                Locale.ROOT,
                "every schedule%s of %d scenarios of up to %d threads with %d operations each%s: "
                        + "%,d interleavings under %s%s",
                most,
                bound.scenarios(),
                bound.threads(),
                bound.actorsPerThread(),
                exhausted,
                bound.interleavings(),
                bound.memoryModel(),
                partly);
    }
}
