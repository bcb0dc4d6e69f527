/** Whole programs as subjects: a program has one operation, which runs it once. */
@NullMarked
package dev.turnstile.program;

import org.jspecify.annotations.NullMarked;
