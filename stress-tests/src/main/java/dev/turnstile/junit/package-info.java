/** The entry point for tests: JUnit Jupiter's dynamic tests, derived from a subject class. */
@NullMarked
package dev.turnstile.junit;

import org.jspecify.annotations.NullMarked;
