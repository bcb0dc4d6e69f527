/** Explains a violation: its interleaving, who waits for whom, and its data race. */
@NullMarked
package dev.turnstile.engine.lincheck.explain;

import org.jspecify.annotations.NullMarked;
