/** Follows the loops that threads are in, and finds those that will not end. */
@NullMarked
package dev.turnstile.engine.lincheck.exploring.loops;

import org.jspecify.annotations.NullMarked;
