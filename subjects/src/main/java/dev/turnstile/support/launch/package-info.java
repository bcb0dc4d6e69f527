/** Starts a server of the catalogue by its name, in this process or in one of its own. */
@NullMarked
package dev.turnstile.support.launch;

import org.jspecify.annotations.NullMarked;
