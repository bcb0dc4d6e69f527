/**
 * An exhaustive, reduced exploration of schedules: steps, dependencies, happens-before, and what they allow to claim.
 *
 * <p>{@link dev.turnstile.explore.Explorer} decides which thread runs next; the carrier of the threads (an instrumented JVM, or an
 * interpreter in a test) announces each operation before it is done. This package knows no engine.
 *
 * <p>The search is source-DPOR with sleep sets (Abdulla, Aronsson, Jonsson, Sagonas: Optimal Dynamic Partial Order Reduction, POPL 2014):
 * of all schedules that differ only in the order of independent steps it runs one. Data races are found on the way, by vector clocks
 * (Flanagan, Freund: FastTrack, PLDI 2009) over the edges of the Java memory model (JLS 17.4.5). Loops that wait are recognised, so that the
 * search ends where a thread spins ({@link dev.turnstile.explore.SpinWatch}).
 */
@NullMarked
package dev.turnstile.explore;

import org.jspecify.annotations.NullMarked;
