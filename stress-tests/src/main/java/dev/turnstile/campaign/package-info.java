/** Every chosen subject under every chosen engine: order, progress, verdicts. */
@NullMarked
package dev.turnstile.campaign;

import org.jspecify.annotations.NullMarked;
