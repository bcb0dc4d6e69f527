/**
 * Model checking by Lincheck: every interleaving of a scenario, one by one, until none is left or the allowance is spent.
 *
 * <p>{@link dev.turnstile.engine.lincheck.LincheckEngine} is the way in. Lincheck's strategy is driven directly, which tells "every
 * schedule was run" from "the budget was spent", and lets the judge of this project decide, hangs included.
 *
 * <p>What it cannot see: weak memory (it is sequentially consistent), time (limits of waits never pass), virtual threads, blocking I/O,
 * and state in classes that it does not instrument. {@code notify} wakes the thread that has waited longest, and no other.
 */
@NullMarked
package dev.turnstile.engine.lincheck;

import org.jspecify.annotations.NullMarked;
