/**
 * Runs a scenario again and again on threads that stay: a crew, whose threads meet before each run and then make their calls.
 *
 * <p>A {@link dev.turnstile.realthreads.Crew} makes the {@link dev.turnstile.realthreads.Runs} that it is given; its threads meet in a
 * {@link dev.turnstile.realthreads.Meeting}, and the answers are in {@link dev.turnstile.realthreads.Lanes}.
 */
@NullMarked
package dev.turnstile.realthreads;

import org.jspecify.annotations.NullMarked;
