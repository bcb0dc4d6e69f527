/** Selling what is scarce: where more is sold than there was. */
@NullMarked
package dev.turnstile.models.tickets;

import org.jspecify.annotations.NullMarked;
