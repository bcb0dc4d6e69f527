/** Threads of a scenario that are processes: child JVMs which call a subject's operations when told, and what they leave behind. */
@NullMarked
package dev.turnstile.process;

import org.jspecify.annotations.NullMarked;
