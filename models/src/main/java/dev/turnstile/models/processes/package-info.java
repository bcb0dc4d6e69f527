/** Contracts and models of processes and of what passes between them. */
@NullMarked
package dev.turnstile.models.processes;

import org.jspecify.annotations.NullMarked;
