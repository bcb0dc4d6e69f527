/** Contracts of servers, as their clients see them, and of what servers are made of. */
@NullMarked
package dev.turnstile.models.servers;

import org.jspecify.annotations.NullMarked;
