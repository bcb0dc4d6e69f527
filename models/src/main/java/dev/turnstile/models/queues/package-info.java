/** Contract and models of bounded FIFO queues between producers and consumers. */
@NullMarked
package dev.turnstile.models.queues;

import org.jspecify.annotations.NullMarked;
