/** Queues and handovers on monitors, on conditions, on arrays and nodes without locks, and the JDK's own; with their broken twins. */
@NullMarked
package dev.turnstile.subjects.queues;

import org.jspecify.annotations.NullMarked;
