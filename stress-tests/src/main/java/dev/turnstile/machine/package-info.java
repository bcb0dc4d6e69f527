/** A contract's sequential model as a state machine whose states are compared by value. */
@NullMarked
package dev.turnstile.machine;

import org.jspecify.annotations.NullMarked;
