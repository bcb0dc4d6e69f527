/**
 * Model checking: Lincheck's instrumentation carries the search of {@link dev.turnstile.explore}, one schedule of each class of equivalent
 * ones, until none is left or the allowance is spent.
 *
 * <p>{@link dev.turnstile.engine.lincheck.LincheckEngine} is the way in. Lincheck's own strategy is not used: {@link
 * dev.turnstile.engine.lincheck.exploring.ExploringStrategy} takes its place. The judge of this project decides on every history, under all
 * real-time orders that its schedule's class allows, hangs included.
 *
 * <p>What it cannot see: virtual threads, blocking input and output, and what native code does. Of calls into code that is not instrumented
 * it assumes that they read and write everything.
 */
@NullMarked
package dev.turnstile.engine.lincheck;

import org.jspecify.annotations.NullMarked;
