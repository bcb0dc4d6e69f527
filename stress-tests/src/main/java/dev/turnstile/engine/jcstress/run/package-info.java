/** Runs compiled tests in short slices by jcstress's own runners, counts their outcomes and watches for hangs. */
@NullMarked
package dev.turnstile.engine.jcstress.run;

import org.jspecify.annotations.NullMarked;
