/** Runs every chosen subject under every chosen engine, shows the progress, and writes the evidence with its verdicts. */
@NullMarked
package dev.turnstile.campaign;

import org.jspecify.annotations.NullMarked;
