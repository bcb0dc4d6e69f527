/** Contract and model of an event: a flag that threads wait for. */
@NullMarked
package dev.turnstile.models.events;

import org.jspecify.annotations.NullMarked;
