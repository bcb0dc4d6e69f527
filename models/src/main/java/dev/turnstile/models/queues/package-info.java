/**
 * Contracts and models of queues between threads: first in first out, last in first out, by priority, with two ends, counted, timed,
 * handed over.
 */
@NullMarked
package dev.turnstile.models.queues;

import org.jspecify.annotations.NullMarked;
