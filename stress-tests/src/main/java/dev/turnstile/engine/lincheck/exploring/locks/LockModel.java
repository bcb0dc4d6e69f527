package dev.turnstile.engine.lincheck.exploring.locks;

import dev.turnstile.engine.lincheck.exploring.steps.Answer;
import org.jspecify.annotations.Nullable;

/** Replaces the calls on one kind of lock by transitions on a state that stands for the lock's own. The real methods are not run. */
interface LockModel {
    /**
     * Makes the transitions of a call.
     *
     * @return what the call answers; {@code null} if the model does not know the method
     * @throws InterruptedException if the call throws it
     * @throws IllegalMonitorStateException if the call throws it
     * @throws IllegalArgumentException if the call throws it
     */
    @Nullable
    Answer call(LockCall call) throws InterruptedException;
}
