package dev.turnstile.reports;

import static dev.turnstile.spec.Symptom.DATA_RACE;
import static dev.turnstile.spec.Symptom.STUCK;
import static dev.turnstile.spec.Symptom.WRONG_ANSWER;

import dev.turnstile.evidence.FaultKind;
import dev.turnstile.spec.Symptom;
import java.util.List;

/** The kinds of fault that sample evidence declares. Reports know kinds by the evidence alone. */
final class SampleFaults {
    static final FaultKind OVERSELL = kind("OVERSELL", "oversell", WRONG_ANSWER);
    static final FaultKind LEAK = kind("LEAK", "leak", Symptom.LEAK);
    static final FaultKind VISIBILITY = kind("VISIBILITY", "missing visibility", WRONG_ANSWER, STUCK, DATA_RACE);
    static final FaultKind DEADLOCK = kind("DEADLOCK", "deadlock", Symptom.DEADLOCK);
    static final FaultKind LOST_ELEMENT = kind("LOST_ELEMENT", "lost or repeated element", WRONG_ANSWER, STUCK);
    static final FaultKind LOST_WAKEUP = kind("LOST_WAKEUP", "lost wake-up", STUCK);

    private SampleFaults() {}

    private static FaultKind kind(String name, String label, Symptom... showsAs) {
        return new FaultKind(name, label, List.of(showsAs), "What " + label + " is. And how it comes.");
    }
}
