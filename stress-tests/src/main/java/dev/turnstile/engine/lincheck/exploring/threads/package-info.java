/** Models threads: how they start, wait, are interrupted and end, and what they leave behind. */
@NullMarked
package dev.turnstile.engine.lincheck.exploring.threads;

import org.jspecify.annotations.NullMarked;
