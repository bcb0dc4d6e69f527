/** Counters that are kept in a cache, one of our own or memcached, with their broken twins. */
@NullMarked
package dev.turnstile.subjects.cache;

import org.jspecify.annotations.NullMarked;
