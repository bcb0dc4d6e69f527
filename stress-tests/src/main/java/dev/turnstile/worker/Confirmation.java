package dev.turnstile.worker;

import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import java.util.ArrayList;
import java.util.List;

/** A second look, in a fresh JVM, at a violation that was seen in a JVM where other subjects had run before. */
final class Confirmation {
    private Confirmation() {}

    /**
     * The answer after both looks. The finding of the fresh JVM counts. If nothing went wrong there, the violation is no proof, but the
     * subject is undecided.
     *
     * @param seen what the first look found
     * @param predecessors binary names of the subjects that had run in that JVM before
     * @param fresh what came of the second look
     */
    static EngineEvidence of(EngineEvidence seen, List<String> predecessors, Watch.Outcome fresh) {
        EngineEvidence again = fresh.evidence();
        boolean isClean = again.finding() instanceof Finding.Survived || again.finding() instanceof Finding.Exhausted;
        if (!isClean || !(seen.finding() instanceof Finding.Violated violated)) return again;
        List<String> notes = new ArrayList<>(seen.notes());
        notes.addAll(again.notes());
        String reason = "it answered " + violated.counterexample().history() + " in a JVM in which "
                + String.join(", ", predecessors) + " had run before, and nothing went wrong in a fresh one: "
                + "what they left in static fields or elsewhere in that JVM made the difference. Keep that state in instances";
        return new EngineEvidence(
                seen.engine(),
                Finding.Inconclusive.unsettled(reason),
                again.scenarios(),
                again.executions(),
                seen.millis() + again.millis(),
                notes);
    }
}
