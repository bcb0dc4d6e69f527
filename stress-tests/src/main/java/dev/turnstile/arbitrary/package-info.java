/** The one home of jqwik's arbitraries: what a parameter asks jqwik for, the values that it gives, and how they shrink. */
@NullMarked
package dev.turnstile.arbitrary;

import org.jspecify.annotations.NullMarked;
