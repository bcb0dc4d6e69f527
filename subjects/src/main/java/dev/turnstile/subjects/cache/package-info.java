/** A cache that speaks memcached's text protocol, a client for it, and counters that are kept in a cache. */
@NullMarked
package dev.turnstile.subjects.cache;

import org.jspecify.annotations.NullMarked;
