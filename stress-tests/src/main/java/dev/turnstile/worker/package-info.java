/** Runs engines in child JVMs that are reused, watched and killed. */
@NullMarked
package dev.turnstile.worker;

import org.jspecify.annotations.NullMarked;
