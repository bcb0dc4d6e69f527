/** The entry points for tests: nodes of JUnit Jupiter, a test engine of the JUnit Platform, and results for all others. */
@NullMarked
package dev.turnstile.junit;

import org.jspecify.annotations.NullMarked;
