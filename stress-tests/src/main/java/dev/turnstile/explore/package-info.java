/**
 * An exhaustive, reduced exploration of schedules: steps, dependencies, happens-before, and what they allow to claim; it knows no
 * engine.
 */
@NullMarked
package dev.turnstile.explore;

import org.jspecify.annotations.NullMarked;
