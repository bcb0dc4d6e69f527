/**
 * Follows the threads that a subject starts itself: which run each comes from, which exceptions it does not catch, whether it stays behind.
 */
@NullMarked
package dev.turnstile.realthreads.origin;

import org.jspecify.annotations.NullMarked;
