/** Finds the loops of a method in its bytecode, and what each carries from one round to the next. */
@NullMarked
package dev.turnstile.code.loops;

import org.jspecify.annotations.NullMarked;
