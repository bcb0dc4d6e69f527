/** Locks from the ground up, counters behind each of them, jobs and transfers that need two, and bankers that lend with care. */
@NullMarked
package dev.turnstile.subjects.locks;

import org.jspecify.annotations.NullMarked;
