/** Reads what a subject class declares, and refuses wrong declarations with a remedy. */
@NullMarked
package dev.turnstile.declaration;

import org.jspecify.annotations.NullMarked;
