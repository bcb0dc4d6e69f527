package dev.turnstile.realthreads.batch;

import dev.turnstile.engine.Witness;
import dev.turnstile.evidence.Hang;
import dev.turnstile.spec.Symptom;
import dev.turnstile.stage.ThreadKind;
import org.jspecify.annotations.Nullable;

/**
 * A run that shows a subject to be wrong.
 *
 * @param witness the run
 * @param hang who waits for whom; {@code null} where all operations returned
 * @param kind the threads that it ran on
 */
public record Violation(Witness witness, @Nullable Hang hang, ThreadKind kind) {
    /** Returns its symptom. */
    public Symptom symptom() {
        return witness.symptom(hang);
    }

    /** Whether it is of the same kind as another. */
    public boolean isLike(Violation other) {
        return symptom() == other.symptom() && witness.isOfUncaughtAlone() == other.witness.isOfUncaughtAlone();
    }
}
