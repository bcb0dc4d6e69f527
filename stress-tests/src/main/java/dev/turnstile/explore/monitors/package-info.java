/** Monitors, permits and interruptions as resources of an exploration. */
@NullMarked
package dev.turnstile.explore.monitors;

import org.jspecify.annotations.NullMarked;
