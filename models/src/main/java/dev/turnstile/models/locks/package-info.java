/** Mutual exclusion, and what is built on it. */
@NullMarked
package dev.turnstile.models.locks;

import org.jspecify.annotations.NullMarked;
