/** Promises on compare-and-set and over the JDK's own, with the broken twins. */
@NullMarked
package dev.turnstile.subjects.promises;

import org.jspecify.annotations.NullMarked;
