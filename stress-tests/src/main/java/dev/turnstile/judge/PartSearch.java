package dev.turnstile.judge;

import dev.turnstile.history.History;
import dev.turnstile.machine.ModelMachine;
import org.jspecify.annotations.Nullable;

/** The search in one part of a history, and, where it fails because operations are pending, the search for a better reason. */
final class PartSearch {
    private final ModelMachine machine;
    private final History history;

    /** The memory of the machine's states before this search, in bytes. */
    private final long bytesBefore;

    private final long stepsBefore;

    private Search search;
    private Judgement.@Nullable Illegal onlyPending;
    private long configurations;

    PartSearch(ModelMachine machine, History history) {
        this.machine = machine;
        this.history = history;
        this.bytesBefore = machine.bytes();
        this.stepsBefore = machine.computedSteps();
        this.search = new Search(machine, history);
    }

    /**
     * Searches on.
     *
     * @param more after this number of configurations it leaves
     * @return the judgement; {@code null} if there is none yet
     */
    @Nullable
    Judgement run(int more) {
        Judgement judgement = search.run(search.configurations() + more);
        if (judgement == null) return null;
        if (onlyPending != null) return judgement instanceof Judgement.Illegal ? judgement : onlyPending;
        if (!(judgement instanceof Judgement.Illegal illegal) || !history.quiescent() || !history.hasPending())
            return judgement;
        // An answer that is wrong whatever became of the operations that are pending says more than that these should
        // have returned.
        onlyPending = illegal;
        configurations = search.configurations();
        search = new Search(machine, new History(history.init(), history.parallel(), history.post(), false));
        return null;
    }

    /** Returns the judgement where the search cannot go on. */
    Judgement giveUp(String reason) {
        if (onlyPending != null) return onlyPending;
        return new Judgement.Undecided(reason + " after " + configurations() + " configurations and " + machine.states()
                + " model states; raise the bound, shorten the history, or name a @PartitionKey");
    }

    long configurations() {
        return configurations + search.configurations();
    }

    /** How many steps of the model were computed for it. */
    long modelSteps() {
        return machine.computedSteps() - stepsBefore;
    }

    /** The memory that it holds, in bytes. */
    long bytes() {
        return search.bytes() + machine.bytes() - bytesBefore;
    }

    /** The machine that it uses. */
    ModelMachine machine() {
        return machine;
    }
}
