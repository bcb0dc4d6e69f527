/** Writes a readable jcstress test for a scenario and compiles it with jcstress's own annotation processor. */
@NullMarked
package dev.turnstile.engine.jcstress.source;

import org.jspecify.annotations.NullMarked;
