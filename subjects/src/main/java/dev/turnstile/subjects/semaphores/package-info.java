/** Semaphores on a monitor, on compare-and-set with parking, and the JDK's own; with their broken twins. */
@NullMarked
package dev.turnstile.subjects.semaphores;

import org.jspecify.annotations.NullMarked;
