/** Finds the strictest real-time orders of operations among all schedules that are equivalent to one execution. */
@NullMarked
package dev.turnstile.explore.realtime;

import org.jspecify.annotations.NullMarked;
