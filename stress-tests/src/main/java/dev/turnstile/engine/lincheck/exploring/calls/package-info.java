/** Tells what a call does and what it touches, as far as its class, its name and its arguments say so. */
@NullMarked
package dev.turnstile.engine.lincheck.exploring.calls;

import org.jspecify.annotations.NullMarked;
