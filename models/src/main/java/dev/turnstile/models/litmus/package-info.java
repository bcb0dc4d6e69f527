/** The two classical litmus tests of a memory model: message passing and store buffering. */
@NullMarked
package dev.turnstile.models.litmus;

import org.jspecify.annotations.NullMarked;
