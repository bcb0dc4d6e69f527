/** Hunts for a violation: which scenarios of a subject are run, on which threads, how often, and for how long at most. */
@NullMarked
package dev.turnstile.hunt;

import org.jspecify.annotations.NullMarked;
