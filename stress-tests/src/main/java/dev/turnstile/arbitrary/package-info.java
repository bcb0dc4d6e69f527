/** The one home of jqwik's arbitraries: finds them for parameters, draws values, and shrinks these. */
@NullMarked
package dev.turnstile.arbitrary;

import org.jspecify.annotations.NullMarked;
