/**
 * Threads of a scenario that are processes: the protocol between this JVM and the child JVMs that call a subject's operations when told.
 *
 * <p>A {@link dev.turnstile.process.ProcessTeam} keeps the children. A {@link dev.turnstile.process.SharedRun} is one run on them.
 */
@NullMarked
package dev.turnstile.process;

import org.jspecify.annotations.NullMarked;
