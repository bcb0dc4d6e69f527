/** Waits that a harness can end with an interrupt, and the time limits of timed operations. */
@NullMarked
package dev.turnstile.support.waiting;

import org.jspecify.annotations.NullMarked;
