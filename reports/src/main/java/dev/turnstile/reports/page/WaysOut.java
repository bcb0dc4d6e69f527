package dev.turnstile.reports.page;

import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.spec.Remedy;
import java.util.List;

/**
 * Finds the subjects that show ways out of deadlock, for the deadlocks on the page to point to.
 *
 * @param subjects all of the page
 */
public record WaysOut(List<Named> subjects) {
    /**
     * A subject that can be linked to.
     *
     * @param id its name on the page
     * @param evidence all that was found
     */
    public record Named(String id, SubjectEvidence evidence) {
        /** Returns the verdict's CSS class. */
        public String tone() {
            return SubjectView.tone(evidence.verdict());
        }
    }

    /**
     * Returns the examples of this way out with the contract of the deadlocked subject, which compare best; if there are none, all
     * examples.
     */
    public List<Named> by(Remedy remedy, SubjectEvidence deadlocked) {
        List<Named> examples = subjects.stream()
                .filter(s -> s.evidence().remedy() == remedy)
                .filter(s -> !s.evidence().subject().equals(deadlocked.subject()))
                .toList();
        List<Named> nearest = examples.stream()
                .filter(s -> s.evidence().contract().equals(deadlocked.contract()))
                .toList();
        return nearest.isEmpty() ? examples : nearest;
    }
}
