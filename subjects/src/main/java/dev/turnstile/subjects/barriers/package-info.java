/** Barriers with and without generations, and the JDK's own. */
@NullMarked
package dev.turnstile.subjects.barriers;

import org.jspecify.annotations.NullMarked;
