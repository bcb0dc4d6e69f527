/** Contracts and models of coroutines: a generator, greenlets that switch to one another, and a hub that runs many on one carrier. */
@NullMarked
package dev.turnstile.models.coroutines;

import org.jspecify.annotations.NullMarked;
