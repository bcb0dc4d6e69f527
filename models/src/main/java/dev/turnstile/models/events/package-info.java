/** Contracts and models of what threads wait for: events, conditions, timers, latches. */
@NullMarked
package dev.turnstile.models.events;

import org.jspecify.annotations.NullMarked;
