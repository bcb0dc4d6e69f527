package dev.turnstile.campaign.wording;

import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Printable;
import dev.turnstile.spec.Symptom;

/** Puts findings into a few words. */
public final class FindingText {
    private FindingText() {}

    public static String oneLine(Finding finding) {
        if (finding instanceof Finding.Violated violated)
            return violated.counterexample().symptom().label();
        if (finding instanceof Finding.Exhausted proof)
            return "proved (" + proof.bound().shortLevel() + ")";
        if (finding instanceof Finding.Survived) return "nothing";
        if (finding instanceof Finding.Inconclusive inconclusive)
            return inconclusive.doubt().label() + " (" + oneLine(inconclusive.reason()) + ")";
        return "not applicable (" + oneLine(((Finding.NotApplicable) finding).reason()) + ")";
    }

    /** Returns a reason, which may quote a subject or a compiler, on one line. */
    public static String oneLine(String reason) {
        return Printable.sentence(reason);
    }

    /** Returns the symptom as the end of "lincheck saw it …". */
    public static String seen(Symptom symptom) {
        return switch (symptom) {
            case WRONG_ANSWER -> "give a wrong answer";
            case STUCK -> "get stuck";
            case DEADLOCK -> "deadlock";
            case LEAK -> "leave something behind";
            case DATA_RACE -> "race on data";
        };
    }
}
