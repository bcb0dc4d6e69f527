/** Contracts and models of pools: a few workers, threads or processes, that run what they are given. */
@NullMarked
package dev.turnstile.models.pools;

import org.jspecify.annotations.NullMarked;
