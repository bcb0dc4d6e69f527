/** Taking from a shared count: where an update is lost. */
@NullMarked
package dev.turnstile.models.stock;

import org.jspecify.annotations.NullMarked;
