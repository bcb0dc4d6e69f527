/** The interface of engines: their input and their answers. Each engine has a package of its own. */
@NullMarked
package dev.turnstile.engine;

import org.jspecify.annotations.NullMarked;
