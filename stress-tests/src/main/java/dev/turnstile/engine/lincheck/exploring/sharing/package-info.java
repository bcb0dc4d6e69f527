/** Tells which objects of an execution other threads can reach, and gives objects the same identity in equivalent schedules. */
@NullMarked
package dev.turnstile.engine.lincheck.exploring.sharing;

import org.jspecify.annotations.NullMarked;
