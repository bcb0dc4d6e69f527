/** Contracts of processes, of what passes between them, and of what they use together. */
@NullMarked
package dev.turnstile.models.processes;

import org.jspecify.annotations.NullMarked;
