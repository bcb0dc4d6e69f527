/** Bounded queues, and handovers without room, from the ground up and the JDK's own; with their broken twins. */
@NullMarked
package dev.turnstile.subjects.queues;

import org.jspecify.annotations.NullMarked;
