/**
 * Makes batches of runs of one scenario, judges each outcome once, and ends the runs that do not end by themselves.
 *
 * <p>A {@link dev.turnstile.realthreads.batch.ScenarioRunner} gives a {@link dev.turnstile.realthreads.batch.Batch} to one crew after another.
 * {@link dev.turnstile.realthreads.batch.SeenOutcomes} asks the judge about each kind of outcome once. A
 * {@link dev.turnstile.realthreads.batch.BatchWatch} looks for runs that do not end.
 */
@NullMarked
package dev.turnstile.realthreads.batch;

import org.jspecify.annotations.NullMarked;
