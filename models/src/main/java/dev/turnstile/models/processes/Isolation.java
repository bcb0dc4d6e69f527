package dev.turnstile.models.processes;

import net.jqwik.api.constraints.IntRange;

/** A value, and children that get a copy of it. */
public interface Isolation {
    /** Has a new child start from the parent's value and add to it; answers what the child then has. */
    int childAdds(@IntRange(min = 1, max = 2) int delta);

    /** Returns the parent's value. */
    int value();

    /** Changes the parent's value. */
    void set(@IntRange(min = 1, max = 2) int value);
}
