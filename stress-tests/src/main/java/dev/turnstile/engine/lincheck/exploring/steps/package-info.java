/**
 * Turns what instrumented code does into steps: the locations that it accesses, the answers of calls that are not made, and the
 * carrier that announces both.
 */
@NullMarked
package dev.turnstile.engine.lincheck.exploring.steps;

import org.jspecify.annotations.NullMarked;
