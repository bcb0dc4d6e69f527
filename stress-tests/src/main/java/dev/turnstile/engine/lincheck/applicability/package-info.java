/** Tells which subjects and which operations Lincheck can judge, before and after they have run. */
@NullMarked
package dev.turnstile.engine.lincheck.applicability;

import org.jspecify.annotations.NullMarked;
