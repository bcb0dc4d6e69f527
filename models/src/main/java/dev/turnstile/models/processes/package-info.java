/** Contracts and models of child processes, and of what several processes share. */
@NullMarked
package dev.turnstile.models.processes;

import org.jspecify.annotations.NullMarked;
