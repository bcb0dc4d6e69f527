/** Reads from bytecode which locks a method holds before each of its instructions. */
@NullMarked
package dev.turnstile.hang.lockflow;

import org.jspecify.annotations.NullMarked;
