/** Reads what the JDK's classes keep to themselves: hidden fields, and what is behind handles and method references. */
@NullMarked
package dev.turnstile.engine.lincheck.exploring.internals;

import org.jspecify.annotations.NullMarked;
