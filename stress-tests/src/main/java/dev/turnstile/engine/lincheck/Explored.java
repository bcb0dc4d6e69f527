package dev.turnstile.engine.lincheck;

import dev.turnstile.engine.Witness;
import dev.turnstile.evidence.Counterexample.TraceStep;
import dev.turnstile.evidence.Hang;
import dev.turnstile.scenario.Actor;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the exploration of one scenario led to. */
sealed interface Explored {
    /** How many schedules were run. */
    int schedules();

    /**
     * No violation.
     *
     * @param schedules how many schedules were run
     * @param cost what they cost, see {@link ScenarioCheck}
     * @param exhausted whether those were all
     * @param completeSwitches every schedule with at most so many switches was run; negative if not even those without any
     * @param parked whether threads parked
     * @param blind whether Lincheck saw nothing of the subject's state
     */
    record Clean(int schedules, long cost, boolean exhausted, int completeSwitches, boolean parked, boolean blind)
            implements Explored {
        /** Whether it tells of schedules that it has run all. */
        boolean isProof() {
            return !blind && (exhausted || completeSwitches >= 1);
        }
    }

    /**
     * A violation.
     *
     * @param schedules how many schedules were run, this one included: its number in a replay token
     * @param mode how it was found
     * @param witness what was seen
     * @param interleaving its steps; empty if a second run of the schedule did not come out the same
     * @param hang who waits for whom, where operations did not return
     */
    record Convicted(
            int schedules,
            Mode mode,
            Witness witness,
            List<TraceStep> interleaving,
            @Nullable Hang hang) implements Explored {}

    /**
     * Nothing can be said, or nothing more.
     *
     * @param reason why, as a clause
     */
    record Failed(int schedules, String reason) implements Explored {}

    /**
     * Lincheck cannot judge this scenario.
     *
     * @param reason why, as a clause
     * @param waiting the operations that wait with a limit of time
     */
    record NotForLincheck(int schedules, String reason, Set<Actor> waiting) implements Explored {}

    /**
     * Threads spun, illegally, but not for long: a patient exploration has to tell. Not an answer.
     *
     * @param schedules the number of that schedule
     */
    record Unconfirmed(int schedules) implements Explored {}
}
