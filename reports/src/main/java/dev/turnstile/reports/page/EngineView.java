package dev.turnstile.reports.page;

import dev.turnstile.evidence.Bound;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.Hang.WaitingThread;
import dev.turnstile.evidence.SubjectEvidence.DeclaredFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One engine's answer as the page shows it.
 *
 * @param id its name on the page
 * @param evidence the answer
 * @param tone the CSS class: exposed, refuted, odd, proved, clean, unsure or none
 * @param symbol one character, so that readers do not depend on colours
 * @param word the finding, in one to three words
 * @param sentence the same, in a sentence
 */
public record EngineView(String id, EngineEvidence evidence, String tone, String symbol, String word, String sentence) {
    /** Returns the answer of one engine about a subject with that declared fault. */
    public static EngineView of(String id, EngineEvidence evidence, @Nullable DeclaredFault declared) {
        Finding finding = evidence.finding();
        if (finding instanceof Finding.Violated violated) {
            Counterexample found = violated.counterexample();
            boolean expected = declared != null && declared.kind().showsAs(found.symptom());
            String tone = declared == null ? "refuted" : expected ? "exposed" : "odd";
            return new EngineView(id, evidence, tone, "✗", found.symptom().label(), Glossary.explain(found.symptom()));
        }
        if (finding instanceof Finding.Exhausted exhausted) {
            String tone = declared == null ? "proved" : "none";
            return new EngineView(
                    id,
                    evidence,
                    tone,
                    "■",
                    "proved (" + exhausted.bound().shortLevel() + ")",
                    BoundInWords.coverage(exhausted.bound()));
        }
        if (finding instanceof Finding.Survived survived) {
            String tone = declared == null ? "clean" : "none";
            return new EngineView(
                    id, evidence, tone, "○", "nothing found", "No violation in " + survived.coverage() + ".");
        }
        if (finding instanceof Finding.Inconclusive inconclusive) {
            return new EngineView(
                    id,
                    evidence,
                    "unsure",
                    "?",
                    inconclusive.doubt().label(),
                    "It cannot decide: " + inconclusive.reason());
        }
        String reason = ((Finding.NotApplicable) finding).reason();
        return new EngineView(
                id, evidence, "none", "–", "not applicable", "It does not apply to this subject: " + reason);
    }

    /** Returns the counterexample, where there is one. */
    public @Nullable Counterexample counterexample() {
        return evidence.finding() instanceof Finding.Violated violated ? violated.counterexample() : null;
    }

    /** Returns the proof's bound, where there is one. */
    public @Nullable Bound bound() {
        return evidence.finding() instanceof Finding.Exhausted exhausted ? exhausted.bound() : null;
    }

    /** Returns how much its counterexample tells: steps tell more than waiting threads or a data race, and these tell more than answers alone. */
    int weight() {
        Counterexample found = counterexample();
        if (found == null) return 0;
        Hang hang = found.hang();
        return 1
                + (hang != null && !hang.cycle().isEmpty() ? 2 : 0)
                + (found.race() != null ? 2 : 0)
                + (found.interleaving().isEmpty() ? 0 : 3);
    }

    /** Returns the counterexample's steps, laid out. */
    public static Interleaving interleaving(Counterexample found) {
        Hang hang = found.hang();
        List<Integer> hung = hang == null
                ? List.of()
                : hang.waiting().stream().map(WaitingThread::thread).toList();
        return Interleaving.of(found.interleaving(), hung);
    }

    /** Returns the number of runs and their time. */
    public String effort() {
        if (evidence.finding() instanceof Finding.NotApplicable) return "";
        return Quantities.count(evidence.executions(), "run") + ", " + Quantities.duration(evidence.millis());
    }
}
