/** Scenarios: enumerated when small, generated when not, and sorted by the model before anything runs. */
@NullMarked
package dev.turnstile.generation;

import org.jspecify.annotations.NullMarked;
