/** Locks from the ground up, counters behind each of them, and jobs that need two. */
@NullMarked
package dev.turnstile.subjects.locks;

import org.jspecify.annotations.NullMarked;
