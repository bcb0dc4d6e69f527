/** Child processes, and what several processes share. */
@NullMarked
package dev.turnstile.subjects.processes;

import org.jspecify.annotations.NullMarked;
