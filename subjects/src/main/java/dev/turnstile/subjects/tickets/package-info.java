/** Ticket offices that oversell, and ticket offices that do not. */
@NullMarked
package dev.turnstile.subjects.tickets;

import org.jspecify.annotations.NullMarked;
