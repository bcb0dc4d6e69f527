/** Searches the schedules of one scenario for a violation, and makes the scenario of a violation smaller. */
@NullMarked
package dev.turnstile.engine.lincheck.search;

import org.jspecify.annotations.NullMarked;
