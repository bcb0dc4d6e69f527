/** Decides whether any order of the model explains a history, and says why where none does. */
@NullMarked
package dev.turnstile.judge;

import org.jspecify.annotations.NullMarked;
