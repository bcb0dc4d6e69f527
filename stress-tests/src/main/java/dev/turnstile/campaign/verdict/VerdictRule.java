package dev.turnstile.campaign.verdict;

import dev.turnstile.campaign.wording.FindingText;
import dev.turnstile.campaign.wording.ProofText;
import dev.turnstile.evidence.Bound;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.FaultKind;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Finding.Doubt;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Level;
import dev.turnstile.spec.Symptom;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    public static Ruling decide(@Nullable FaultKind declared, List<EngineEvidence> engines) {
        return decide(declared, Optional.empty(), engines);
    }

    /**
     * The verdict on a subject that may need what this machine does not have.
     *
     * @param missing why it could not be checked; empty where it could
     */
    public static Ruling decide(@Nullable FaultKind declared, Optional<String> missing, List<EngineEvidence> engines) {
        if (missing.isPresent() && engines.stream().allMatch(e -> e.finding() instanceof Finding.NotApplicable)) {
            return new Ruling(Verdict.NOT_INSTALLED, "it was not checked: " + missing.get());
        }
        return declared == null ? onFixed(engines) : onBroken(declared, engines);
    }

    private static Ruling onBroken(FaultKind declared, List<EngineEvidence> engines) {
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
                    "the declared " + declared.label() + " does not show like this: " + symptoms(other));
        }
        List<EngineEvidence> decided =
                engines.stream().filter(VerdictRule::decided).toList();
        if (decided.isEmpty()) return undecided(engines);
        String missed = "the declared " + declared.label() + " was not found by " + names(decided);
        List<EngineEvidence> unsure = with(engines, Finding.Inconclusive.class);
        // MISSED says that all engines are blind to the fault, so all of them must have been able to look.
        if (unsure.isEmpty()) return new Ruling(Verdict.MISSED, missed);
        return new Ruling(Verdict.INCONCLUSIVE, missed + ", but not all engines could decide" + reasons(unsure));
    }

    private static Ruling onFixed(List<EngineEvidence> engines) {
        List<EngineEvidence> violated = with(engines, Finding.Violated.class);
        if (!violated.isEmpty()) return new Ruling(Verdict.REFUTED, "it claims to be right, but " + symptoms(violated));
        List<EngineEvidence> unsettled = inDoubt(engines, Doubt.UNSETTLED);
        if (!unsettled.isEmpty()) {
            return new Ruling(
                    Verdict.INCONCLUSIVE, "something was seen that could not be decided" + reasons(unsettled));
        }
        List<EngineEvidence> failed = inDoubt(engines, Doubt.FAILED);
        Optional<EngineEvidence> proof =
                with(engines, Finding.Exhausted.class).stream().min(Comparator.comparing(VerdictRule::level));
        if (proof.isPresent()) {
            String besides = failed.isEmpty() ? "" : "; but an engine failed" + reasons(failed);
            return new Ruling(
                    Verdict.PROVED, proof.get().engine().id() + " " + ProofText.clause(bound(proof.get())) + besides);
        }
        if (!failed.isEmpty()) {
            return new Ruling(Verdict.INCONCLUSIVE, "nothing was proved, and an engine failed" + reasons(failed));
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
        return new Ruling(Verdict.INCONCLUSIVE, "no engine could decide" + reasons(engines));
    }

    private static String reasons(List<EngineEvidence> engines) {
        return engines.stream()
                .map(e -> "; " + e.engine().id() + ": " + FindingText.oneLine(e.finding()))
                .collect(Collectors.joining());
    }

    private static List<EngineEvidence> inDoubt(List<EngineEvidence> engines, Doubt doubt) {
        return engines.stream().filter(e -> e.finding().isInDoubt(doubt)).toList();
    }

    private static boolean decided(EngineEvidence evidence) {
        return evidence.finding() instanceof Finding.Survived || evidence.finding() instanceof Finding.Exhausted;
    }

    private static List<EngineEvidence> with(List<EngineEvidence> engines, Class<? extends Finding> type) {
        return engines.stream().filter(e -> type.isInstance(e.finding())).toList();
    }

    private static Bound bound(EngineEvidence proof) {
        return ((Finding.Exhausted) proof.finding()).bound();
    }

    private static Level level(EngineEvidence proof) {
        return bound(proof).level();
    }

    private static Symptom symptom(EngineEvidence violated) {
        return ((Finding.Violated) violated.finding()).counterexample().symptom();
    }

    private static String symptoms(List<EngineEvidence> violated) {
        Map<Symptom, List<EngineEvidence>> bySymptom = violated.stream()
                .collect(Collectors.groupingBy(VerdictRule::symptom, LinkedHashMap::new, Collectors.toList()));
        return bySymptom.entrySet().stream()
                .map(e -> names(e.getValue()) + " saw it " + FindingText.seen(e.getKey()))
                .collect(Collectors.joining(", and "));
    }

    /** Returns names as English lists them. */
    private static String names(List<EngineEvidence> engines) {
        List<String> names = engines.stream().map(e -> e.engine().id()).toList();
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
