/** Contracts of rooms in which many talk, and hear one another. */
@NullMarked
package dev.turnstile.models.chat;

import org.jspecify.annotations.NullMarked;
