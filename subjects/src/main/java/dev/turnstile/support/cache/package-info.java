/** The text protocol of memcached: a server's side, a client, and the installed program memcached. */
@NullMarked
package dev.turnstile.support.cache;

import org.jspecify.annotations.NullMarked;
