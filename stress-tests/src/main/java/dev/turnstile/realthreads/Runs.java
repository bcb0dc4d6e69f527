package dev.turnstile.realthreads;

import dev.turnstile.realthreads.origin.RunOrigin;
import dev.turnstile.stage.CompiledScenario;
import org.jspecify.annotations.Nullable;

/** The runs that a crew makes: what to call, when to stop, and who looks at each of them. The crew's lead calls this. */
public interface Runs extends RunOrigin.Listener {
    /** Returns what is called in each. */
    CompiledScenario scenario();

    /** Whether a run takes microseconds, so that each thread of the crew should have a processor of its own. */
    boolean areQuick();

    /** Returns how many have been made, by this crew or an earlier one. */
    long made();

    /** Whether there is nothing left to run. Any thread may end the runs at any time. */
    boolean areOver();

    /** Whether the next run records the times of its calls. */
    boolean nextIsTimed();

    /**
     * Looks at a run that ended by itself, and whose instance is closed.
     *
     * @param lanes its calls, which the next run overwrites
     * @param origin that of the threads that the subject has started in it; {@code null} if it has started none
     */
    void ended(Lanes lanes, Object instance, @Nullable RunOrigin origin);

    /** Ends the runs: the subject cannot be run, for this reason, which is a clause. */
    void fail(String reason);
}
