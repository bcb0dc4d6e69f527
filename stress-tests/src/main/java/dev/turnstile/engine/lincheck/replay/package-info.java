/** Runs a schedule once more: the token that leads to it, and what is watched meanwhile. */
@NullMarked
package dev.turnstile.engine.lincheck.replay;

import org.jspecify.annotations.NullMarked;
