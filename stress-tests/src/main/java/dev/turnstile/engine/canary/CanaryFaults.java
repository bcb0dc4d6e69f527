package dev.turnstile.engine.canary;

import dev.turnstile.spec.Fault;
import dev.turnstile.spec.Symptom;

/** The kinds of fault that canaries carry. */
final class CanaryFaults {
    private CanaryFaults() {}

    @Fault(
            label = "lost update",
            showsAs = {Symptom.WRONG_ANSWER, Symptom.DATA_RACE})
    interface LostUpdate {}

    @Fault(label = "deadlock", showsAs = Symptom.DEADLOCK)
    interface Deadlock {}
}
