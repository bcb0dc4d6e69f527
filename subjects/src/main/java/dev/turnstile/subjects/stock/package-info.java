/** Stocks that lose updates, and stocks that do not. */
@NullMarked
package dev.turnstile.subjects.stock;

import org.jspecify.annotations.NullMarked;
