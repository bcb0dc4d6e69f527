/** Makes calls on atomic objects in the steps that their documentation allows: those that take a function, and those that may fail. */
@NullMarked
package dev.turnstile.engine.lincheck.exploring.atomics;

import org.jspecify.annotations.NullMarked;
