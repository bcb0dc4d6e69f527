package dev.turnstile.worker;

import dev.turnstile.code.calls.Observability;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lowers findings that say less than they seem to. Pure functions of the evidence. */
final class Doubts {
    private static final String RACELESS =
            "the same calls also go wrong if one thread runs after another: no race is needed";

    private Doubts() {}

    /** Notes that a violation shows without a race, too. */
    static EngineEvidence noRaceNeeded(EngineEvidence evidence) {
        return withNotes(plus(evidence.notes(), RACELESS), evidence);
    }

    /** Turns a clean answer into INCONCLUSIVE if no execution could have shown a fault. */
    static EngineEvidence unlessBlind(Declaration subject, EngineEvidence evidence) {
        boolean isClean =
                evidence.finding() instanceof Finding.Survived || evidence.finding() instanceof Finding.Exhausted;
        Optional<String> blindness = isClean ? Observability.nothing(subject) : Optional.empty();
        return blindness.isEmpty()
                ? evidence
                : with(new Finding.Inconclusive(blindness.get()), evidence.notes(), evidence);
    }

    /**
     * Notes that static fields were changed, and turns a violation that may come of that alone into INCONCLUSIVE. A run that begins with what
     * another one has left in static fields may go wrong by that alone. So on threads that run as they like, where nothing restores it, a
     * violation of a subject that claims to be right is none yet. An engine that restores static fields does not restore all that objects in
     * them hold, so a violation that needs no race may come of that, too.
     *
     * @param fields the static fields that were changed
     * @param isCertain whether a violation stands anyway
     */
    static EngineEvidence afterLastingChanges(List<String> fields, boolean isCertain, EngineEvidence evidence) {
        String changed =
                "static fields were changed, which lasts from one run to the next: " + String.join(", ", fields);
        List<String> notes = plus(evidence.notes(), changed);
        if (isCertain || !(evidence.finding() instanceof Finding.Violated)) return withNotes(notes, evidence);
        return with(
                Finding.Inconclusive.unsettled("a violation was seen, but " + changed
                        + ". Keep that state in instances, or restore it in close()"),
                notes,
                evidence);
    }

    /** Returns the same evidence with other notes. */
    static EngineEvidence withNotes(List<String> notes, EngineEvidence evidence) {
        return with(evidence.finding(), notes, evidence);
    }

    private static EngineEvidence with(Finding finding, List<String> notes, EngineEvidence e) {
        return new EngineEvidence(e.engine(), finding, e.scenarios(), e.executions(), e.millis(), notes);
    }

    private static List<String> plus(List<String> notes, String more) {
        return Stream.concat(notes.stream(), Stream.of(more)).toList();
    }
}
