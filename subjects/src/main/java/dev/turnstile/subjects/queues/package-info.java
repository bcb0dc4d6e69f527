/** Bounded queues on a monitor, on two conditions, on an array without locks, and the JDK's own; with their broken twins. */
@NullMarked
package dev.turnstile.subjects.queues;

import org.jspecify.annotations.NullMarked;
