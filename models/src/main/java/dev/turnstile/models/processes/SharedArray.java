package dev.turnstile.models.processes;

import dev.turnstile.spec.PartitionKey;
import net.jqwik.api.constraints.IntRange;

/** A few numbers in memory that several processes share; all are 0 to begin with. */
public interface SharedArray {
    /** The number of numbers. */
    int LENGTH = 2;

    /** Adds to one of the numbers and returns what it is then. */
    int add(@PartitionKey @IntRange(min = 0, max = LENGTH - 1) int index, int delta);

    /** One of the numbers. */
    int get(@PartitionKey @IntRange(min = 0, max = LENGTH - 1) int index);
}
