/** Mutants of a subject: copies of it under other names, each with one small fault. */
@NullMarked
package dev.turnstile.mutation;

import org.jspecify.annotations.NullMarked;
