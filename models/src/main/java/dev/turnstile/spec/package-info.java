/**
 * The vocabulary to declare a concurrent system with: a contract (an interface), its sequential {@link
 * dev.turnstile.spec.Model model}, and the {@link dev.turnstile.spec.Subject subjects} that implement it.
 */
@NullMarked
package dev.turnstile.spec;

import org.jspecify.annotations.NullMarked;
