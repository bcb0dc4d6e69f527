/** The implementations under test, by topic, and what they share: waits that can be ended from outside. */
@NullMarked
package dev.turnstile.subjects;

import org.jspecify.annotations.NullMarked;
