/** Decides whether threads that do not return are at rest, so that they never will. */
@NullMarked
package dev.turnstile.hang.quiescence;

import org.jspecify.annotations.NullMarked;
