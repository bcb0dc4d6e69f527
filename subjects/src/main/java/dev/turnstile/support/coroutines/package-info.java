/** Coroutines on threads that take turns, and processes that carry them. */
@NullMarked
package dev.turnstile.support.coroutines;

import org.jspecify.annotations.NullMarked;
