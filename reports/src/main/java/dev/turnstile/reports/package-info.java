/** The command line: evidence in, reports and the gate's exit status out. */
@NullMarked
package dev.turnstile.reports;

import org.jspecify.annotations.NullMarked;
