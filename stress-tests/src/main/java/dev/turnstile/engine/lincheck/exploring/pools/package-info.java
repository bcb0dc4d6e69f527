/** Models fork-join pools, and waits for the results of their tasks. */
@NullMarked
package dev.turnstile.engine.lincheck.exploring.pools;

import org.jspecify.annotations.NullMarked;
