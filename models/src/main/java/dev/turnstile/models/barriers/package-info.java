/** Contract and model of a barrier that is used again and again. */
@NullMarked
package dev.turnstile.models.barriers;

import org.jspecify.annotations.NullMarked;
