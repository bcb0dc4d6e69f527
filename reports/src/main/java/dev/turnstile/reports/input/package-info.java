/** Reads evidence directories, and merges those of several machines. */
@NullMarked
package dev.turnstile.reports.input;

import org.jspecify.annotations.NullMarked;
