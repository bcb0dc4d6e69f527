/** Finds what a run leaves behind: processes, sockets, threads, locks on files, and settings of the whole JVM. */
@NullMarked
package dev.turnstile.leak;

import org.jspecify.annotations.NullMarked;
