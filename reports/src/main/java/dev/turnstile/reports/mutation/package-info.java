/** What became of the mutants of a campaign's subjects, as a file for tools. */
@NullMarked
package dev.turnstile.reports.mutation;

import org.jspecify.annotations.NullMarked;
