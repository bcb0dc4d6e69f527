/** Processes as parts of a subject: JVMs that it starts, the pipes and locks that they share, and a dictionary that one of them keeps. */
@NullMarked
package dev.turnstile.support.processes;

import org.jspecify.annotations.NullMarked;
