/** Measures the servers of the catalogue. */
@NullMarked
package dev.turnstile.servers;

import org.jspecify.annotations.NullMarked;
