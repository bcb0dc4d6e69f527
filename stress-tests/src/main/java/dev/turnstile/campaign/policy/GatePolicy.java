package dev.turnstile.campaign.policy;

import dev.turnstile.evidence.PolicyRuling;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Level;
import dev.turnstile.spec.Symptom;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a project about verdicts.
 *
 * @param failing the verdicts that fail the gate
 * @param required the weakest level of proof that will do for any subject; {@code null} where none is asked for
 * @param baseline the findings that are known
 */
public record GatePolicy(Set<Verdict> failing, @Nullable Level required, Baseline baseline) {
    /** The one without any wishes: the verdict alone decides. */
    public static final GatePolicy STANDARD = new GatePolicy(
            Arrays.stream(Verdict.values()).filter(verdict -> !verdict.passes()).collect(Collectors.toSet()),
            null,
            Baseline.EMPTY);

    public GatePolicy {
        failing = Set.copyOf(failing);
    }

    /** Returns whether a violation with this symptom fails nothing: it is known, or refuted subjects pass. */
    public boolean tolerates(String subject, Symptom symptom) {
        return baseline.of(subject).contains(symptom) || !failing.contains(Verdict.REFUTED);
    }

    /**
     * Rules about a subject.
     *
     * @param ofSubject the level that the subject asks for itself; empty if it does not
     * @return empty if the verdict alone decides
     */
    public Optional<PolicyRuling> rule(SubjectEvidence subject, Optional<Level> ofSubject) {
        Verdict verdict = subject.verdict();
        Set<Symptom> known = baseline.of(subject.subject());
        if (verdict == Verdict.REFUTED && !known.isEmpty()) return onKnown(subject, known);
        boolean looksRight = verdict == Verdict.PROVED || verdict == Verdict.CLEAN;
        if (looksRight && !known.isEmpty())
            return fails("the baseline says that it shows " + labels(known)
                    + ", but nothing was found. If it is mended, take it out of the baseline");
        Optional<Level> asked = stronger(ofSubject, Optional.ofNullable(required));
        if (looksRight && asked.isPresent() && isWeaker(subject, asked.get()))
            return fails("a proof of the level \"" + asked.get().label() + "\" is required, and it is "
                    + subject.level()
                            .map(level -> "proved at the level \"" + level.label() + "\"")
                            .orElse("not proved"));
        if (failing.contains(verdict) == !verdict.passes()) return Optional.empty();
        String name = verdict.name().toLowerCase(Locale.ROOT);
        return Optional.of(
                verdict.passes()
                        ? new PolicyRuling(false, "turnstile.fail names " + name)
                        : new PolicyRuling(true, "turnstile.fail does not name " + name));
    }

    private static Optional<PolicyRuling> onKnown(SubjectEvidence subject, Set<Symptom> known) {
        Set<Symptom> shown = subject.symptoms();
        if (known.containsAll(shown)) return Optional.of(new PolicyRuling(true, "the baseline has " + labels(shown)));
        Set<Symptom> fresh =
                shown.stream().filter(symptom -> !known.contains(symptom)).collect(Collectors.toSet());
        return fails("the baseline does not have " + labels(fresh));
    }

    private static Optional<PolicyRuling> fails(String because) {
        return Optional.of(new PolicyRuling(false, because));
    }

    private static boolean isWeaker(SubjectEvidence subject, Level asked) {
        return subject.level().filter(level -> level.compareTo(asked) <= 0).isEmpty();
    }

    private static Optional<Level> stronger(Optional<Level> one, Optional<Level> other) {
        if (one.isEmpty() || other.isEmpty()) return one.or(() -> other);
        return one.get().compareTo(other.get()) <= 0 ? one : other;
    }

    private static String labels(Set<Symptom> symptoms) {
        return symptoms.stream().map(Symptom::label).sorted().collect(Collectors.joining(" and "));
    }
}
