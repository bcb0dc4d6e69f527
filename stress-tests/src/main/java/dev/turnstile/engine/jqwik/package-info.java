/**
 * Runs scenarios on real threads, platform and virtual ones, until one shows a violation, and shrinks that scenario to a minimal one.
 *
 * <p>A {@link dev.turnstile.engine.jqwik.Crew} of threads runs batches of one scenario. After each run its lead looks the outcome up in
 * {@link dev.turnstile.engine.jqwik.SeenOutcomes}, which asks the judge about each kind of outcome once; meanwhile
 * {@link dev.turnstile.engine.jqwik.ScenarioRunner} watches for runs that do not end. {@link dev.turnstile.engine.jqwik.JqwikEngine}
 * decides what to run.
 */
@NullMarked
package dev.turnstile.engine.jqwik;

import org.jspecify.annotations.NullMarked;
