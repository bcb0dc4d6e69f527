/** Servers, and ways in which they wait for their clients. */
@NullMarked
package dev.turnstile.subjects.servers;

import org.jspecify.annotations.NullMarked;
