/**
 * The engine that checks a subject on real threads, platform and virtual ones, and on processes: hunts, shrinks, and decides what may be
 * said where nothing was found.
 */
@NullMarked
package dev.turnstile.engine.jqwik;

import org.jspecify.annotations.NullMarked;
