/** Worker processes that run tasks: their program, their pipes, and the supervisor that starts them again. */
@NullMarked
package dev.turnstile.support.workers;

import org.jspecify.annotations.NullMarked;
