/** Lincheck in this JVM: its one thread, what it instruments, and what it logs. */
@NullMarked
package dev.turnstile.engine.lincheck.context;

import org.jspecify.annotations.NullMarked;
