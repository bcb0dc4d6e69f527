/** Explains a run that does not end: the resource that each thread waits for, its owner, and whether the waiting forms a cycle. */
@NullMarked
package dev.turnstile.hang.explain;

import org.jspecify.annotations.NullMarked;
