/** Events, conditions, timers and latches on monitors, on parking and the JDK's own, with their broken twins. */
@NullMarked
package dev.turnstile.subjects.events;

import org.jspecify.annotations.NullMarked;
