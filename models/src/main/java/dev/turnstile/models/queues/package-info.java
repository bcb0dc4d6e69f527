/** Contracts and models of FIFO queues between producers and consumers: with a bound, and without room at all. */
@NullMarked
package dev.turnstile.models.queues;

import org.jspecify.annotations.NullMarked;
