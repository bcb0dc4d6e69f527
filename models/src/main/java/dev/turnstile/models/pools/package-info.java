/** Contract and model of a thread pool: a few workers that run what they are given. */
@NullMarked
package dev.turnstile.models.pools;

import org.jspecify.annotations.NullMarked;
