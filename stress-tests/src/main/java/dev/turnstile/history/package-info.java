/** Histories: the responses of a scenario's actors, with their real-time order where it was recorded. */
@NullMarked
package dev.turnstile.history;

import org.jspecify.annotations.NullMarked;
