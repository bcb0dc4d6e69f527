/** Shrinks the scenario of a violation to a minimal one that still shows a violation of the same kind. */
@NullMarked
package dev.turnstile.shrink;

import org.jspecify.annotations.NullMarked;
