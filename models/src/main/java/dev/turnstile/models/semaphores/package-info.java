/** Contracts and models of semaphores: a count of permits, with and without an upper bound. */
@NullMarked
package dev.turnstile.models.semaphores;

import org.jspecify.annotations.NullMarked;
