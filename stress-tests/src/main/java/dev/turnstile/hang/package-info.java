/** Explains a run that does not end: who waits for what, who holds it, and whether the waiting forms a cycle. */
@NullMarked
package dev.turnstile.hang;

import org.jspecify.annotations.NullMarked;
