/** Contract and model of a promise: a result that is set once, waited for and called back about. */
@NullMarked
package dev.turnstile.models.promises;

import org.jspecify.annotations.NullMarked;
