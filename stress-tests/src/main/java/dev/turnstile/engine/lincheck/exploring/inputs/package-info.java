/** Answers what no schedule decides: the time, chance, and whether a reference has been cleared. */
@NullMarked
package dev.turnstile.engine.lincheck.exploring.inputs;

import org.jspecify.annotations.NullMarked;
