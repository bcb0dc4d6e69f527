/** The implementations under test, by topic, and the kinds of fault that the broken ones carry. */
@NullMarked
package dev.turnstile.subjects;

import org.jspecify.annotations.NullMarked;
