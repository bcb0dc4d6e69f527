/** Events on a monitor and on parking, with their broken twins. */
@NullMarked
package dev.turnstile.subjects.events;

import org.jspecify.annotations.NullMarked;
