/** Finds class initializers that need each other, and runs them at once to see whether they deadlock. */
@NullMarked
package dev.turnstile.code.initializers;

import org.jspecify.annotations.NullMarked;
