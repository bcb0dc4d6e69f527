/** Contracts of caches that many clients share. */
@NullMarked
package dev.turnstile.models.cache;

import org.jspecify.annotations.NullMarked;
